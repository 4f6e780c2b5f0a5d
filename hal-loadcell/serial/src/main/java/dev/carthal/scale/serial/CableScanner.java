package dev.carthal.scale.serial;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Next;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.scan.Scanner;
import dev.carthal.line.Ascii;
import dev.carthal.line.Conversation;
import dev.carthal.line.Line;
import dev.carthal.line.LineSettings;
import dev.carthal.line.Retail;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;

/// The scanner's half of a Datalogic single cable:
///
/// ```text
/// S08 label CR     a barcode: the maker's identifier, or an AIM identifier if it is set to send those, and data
/// ```
///
/// What has no `S08` is not whole, or none of the scanner's.
final class CableScanner implements Scanner, Conversation.Partner {
    private static final String LABEL = "S08";
    private static final int LONGEST = 8192;

    private final Clock clock;
    private final Conversation<Scan> conversation;
    private final int mask;
    private final ByteArrayOutputStream record = new ByteArrayOutputStream();
    private long sequence;

    CableScanner(Clock clock, LineSettings settings, Line line) {
        this.clock = clock;
        this.conversation = new Conversation<>(clock, line, "scanner", settings.port());
        this.mask = settings.mask();
    }

    @Override
    public Next<Scan> next(Duration timeout) throws DeviceException, InterruptedException {
        return conversation.next(timeout, this);
    }

    @Override
    public void hear(byte value) {
        int character = value & mask;
        if (character != Ascii.CR) {
            record.write(character);
        }
        if (character == Ascii.CR || record.size() == LONGEST) {
            byte[] bytes = record.toByteArray();
            record.reset();
            conversation.trace(" < ", bytes);
            heard(bytes, new String(bytes, ISO_8859_1));
        }
    }

    private void heard(byte[] bytes, String text) {
        if (!text.startsWith(LABEL)) {
            conversation.refused(bytes, bytes.length, "neither the scale's nor a barcode");
            return;
        }
        Optional<Label> label = Label.of(text.substring(LABEL.length()));
        if (label.isEmpty()) {
            conversation.refused(bytes, bytes.length, "no known identifier; set the scanner to send AIM identifiers");
            return;
        }
        byte[] data = label.get().data().getBytes(ISO_8859_1);
        if (Retail.whole(label.get().aim(), data)) {
            conversation.understood(
                    Scan.of(++sequence, clock.nanos(), label.get().aim(), data));
        } else {
            conversation.refused(bytes, bytes.length, "a barcode with a byte lost: its digits do not fit together");
        }
    }

    @Override
    public void lost() {
        if (record.size() > 0) {
            byte[] rest = record.toByteArray();
            record.reset();
            conversation.refused(rest, rest.length, "the port went before the end of a barcode");
        }
    }

    @Override
    public void close() {
        conversation.close();
    }
}
