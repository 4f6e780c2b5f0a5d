package dev.carthal.recording;

import com.google.gson.JsonObject;
import dev.carthal.hal.scan.Scan;
import java.nio.charset.StandardCharsets;

final class ScanLines implements LineFormat<Scan> {
    @Override
    public Scan read(Fields line) throws RecordingException {
        long sequence = line.whole("seq", 0, Long.MAX_VALUE);
        long nanos = line.whole("t", 0, Long.MAX_VALUE);
        String aim = line.text("aim");
        String data = line.text("data");
        if (data.chars().anyMatch(c -> c > 0xFF)) {
            throw line.wrong("data", "text of ISO 8859-1");
        }
        try {
            return Scan.of(sequence, nanos, aim, data.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            throw new RecordingException(line.place(), e);
        }
    }

    @Override
    public void write(Scan scan, JsonObject line) {
        line.addProperty("aim", scan.aim());
        line.addProperty("data", scan.text());
    }

    @Override
    public long sequence(Scan scan) {
        return scan.sequence();
    }

    @Override
    public long nanos(Scan scan) {
        return scan.captureNanos();
    }
}
