package dev.carthal.scan.hid;

import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hidraw.HidNode;
import dev.carthal.hidraw.ReportDescriptor;
import dev.carthal.hidraw.ReportStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/// Put barcodes together from scanned-data reports: number, length, the three characters of the AIM identifier,
/// data, the maker's symbology, a reserved byte, and a last one whose bit 0 says that the next report goes on.
final class Barcodes implements ReportStream.Intake<Scan> {
    static final int PAGE = 0x8C;

    private static final int DECODED_DATA = (PAGE << 16) | 0xFE;
    private static final int LENGTH = 1;
    private static final int AIM = 2;
    private static final int DATA = 5;
    private static final int AFTER_DATA = 3;
    private static final int MORE = 1;
    /// More than the largest symbol holds, QR 40-L with 7089 digits.
    private static final int MOST_BYTES = 8192;

    private static final String UNKNOWN = "]X0";

    private final Clock clock;
    private final HidNode node;
    private final Set<Integer> reports;
    private final long tornNanos;
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private String aim = UNKNOWN;
    private boolean open;
    private long heardAt;
    private long sequence;

    Barcodes(Clock clock, HidNode node, Duration torn) {
        this.clock = clock;
        this.node = node;
        this.reports = node.descriptor().reportsWith(DECODED_DATA);
        this.tornNanos = torn.toNanos();
    }

    @Override
    public void take(byte[] bytes, int count, Queue<Next<Scan>> next) throws DeviceException {
        long now = clock.nanos();
        Optional<DeviceException> torn = Optional.empty();
        if (count == 0 && open && now - heardAt > tornNanos) {
            throw dropped("the rest of a barcode did not come");
        }
        if (count > 0 && isData(bytes)) {
            heardAt = now;
            String identifier = identifier(bytes);
            if (open && !identifier.equals(aim) && !identifier.equals(UNKNOWN)) {
                torn = Optional.of(dropped("a barcode was followed by another one, " + identifier));
            }
            add(bytes, identifier, next);
        }
        if (torn.isPresent()) {
            throw torn.get(); // what came after it is kept
        }
    }

    /// A scanner also reports its settings and its status.
    private boolean isData(byte[] bytes) throws DeviceException {
        ReportDescriptor descriptor = node.descriptor();
        int report = descriptor.report(bytes);
        int length = descriptor.length(report);
        if (!reports.contains(report)) {
            return false;
        }
        if (bytes.length < length || length < DATA + AFTER_DATA) {
            throw dropped("a report must have " + length + " bytes, and has " + bytes.length);
        }
        if ((bytes[LENGTH] & 0xFF) > length - DATA - AFTER_DATA) {
            throw dropped("a report holds 0.." + (length - DATA - AFTER_DATA) + " bytes of data, and says "
                    + (bytes[LENGTH] & 0xFF));
        }
        return true;
    }

    private String identifier(byte[] bytes) throws DeviceException {
        if (bytes[AIM] == 0) {
            return UNKNOWN; // set to send none
        }
        String identifier = new String(bytes, AIM, DATA - AIM, StandardCharsets.ISO_8859_1);
        if (!identifier.matches("][A-Za-z][0-9A-Za-z]")) {
            throw dropped("an AIM identifier must be ], a letter, and a letter or digit, and is "
                    + identifier.replaceAll("[^ -~]", "·"));
        }
        return identifier;
    }

    private void add(byte[] bytes, String identifier, Queue<Next<Scan>> next) throws DeviceException {
        if (!open) {
            aim = identifier;
        }
        data.write(bytes, DATA, bytes[LENGTH] & 0xFF);
        open = (bytes[node.descriptor().length(node.descriptor().report(bytes)) - 1] & MORE) != 0;
        if (data.size() > MOST_BYTES) {
            throw dropped("a barcode must have 1.." + MOST_BYTES + " bytes");
        }
        if (open) {
            return;
        }
        if (data.size() == 0) {
            throw dropped("a barcode must have data");
        }
        next.add(Next.item(Scan.of(++sequence, heardAt, aim, data.toByteArray())));
        data.reset();
    }

    private DeviceException dropped(String why) {
        int size = data.size();
        data.reset();
        open = false;
        String after = size == 0 ? "" : ", " + size + " bytes of " + aim + " are dropped";
        return new DeviceException(Kind.PROTOCOL, why + after + ": device=" + node.file());
    }
}
