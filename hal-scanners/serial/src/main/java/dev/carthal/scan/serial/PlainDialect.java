package dev.carthal.scan.serial;

import dev.carthal.line.Ascii;
import java.util.Arrays;

/// A scanner that sends what it reads, framed: `[STX] [prefix] [AIM identifier] data end`.
///
/// What begins before the line was quiet for once may lack its beginning. It is taken only if it shows by STX,
/// prefix or identifier that it does not.
class PlainDialect implements Dialect {
    /// More than any symbol holds: a QR code has at most 7089 characters.
    private static final int LONGEST = 8192;
    /// Longer than any scanner stops within a barcode.
    private static final long TORN_NANOS = 500_000_000;

    private final Form form;
    private byte[] bytes = new byte[256];
    private int length;
    private boolean begun;

    PlainDialect(Form form) {
        this.form = form;
    }

    @Override
    public void accept(byte value, Sink sink) {
        if (form.framing() == Framing.STX_ETX && value == Framing.STX) {
            refuseRest(sink, "another began before its end");
            begun = true;
            return;
        }
        if (form.framing() == Framing.CR && value == Ascii.LF && length == 0) {
            return; // of a scanner that sends CR LF
        }
        if (length == LONGEST) {
            refuseRest(sink, "no end in " + LONGEST + " bytes; check `framing` and the baud rate");
            begun = false;
        }
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = value;
        int end = form.framing().ended(bytes, length);
        if (end > 0) {
            frame(length - end, sink);
        }
    }

    @Override
    public void quiet(long idleNanos, Sink sink) {
        if (form.framing() == Framing.PAUSE && length > 0) {
            frame(length, sink);
        } else if (idleNanos >= TORN_NANOS) {
            refuseRest(sink, "a barcode without its end");
        }
        begun |= length == 0 && form.framing() != Framing.STX_ETX;
    }

    @Override
    public void lost(Sink sink) {
        refuseRest(sink, "the port went before the end of a barcode");
    }

    /// {@return how many bytes it has of a frame that is not over}
    final int pending() {
        return length;
    }

    final int back(int count) {
        return length > count ? bytes[length - 1 - count] & 0xFF : -1;
    }

    final byte[] takePending() {
        byte[] taken = Arrays.copyOf(bytes, length);
        length = 0;
        begun = true;
        return taken;
    }

    private void frame(int end, Sink sink) {
        boolean whole = begun || form.proves(bytes, 0, end);
        if (end > 0) {
            String fault = whole ? form.fault(bytes, 0, end) : "the beginning may be missing; scan again";
            if (fault.isEmpty()) {
                sink.scan(form.sighting(bytes, 0, end));
            } else {
                sink.refused(bytes, end, fault);
            }
        }
        length = 0;
        begun = form.framing() != Framing.STX_ETX;
    }

    private void refuseRest(Sink sink, String reason) {
        if (length > 0) {
            sink.refused(bytes, length, reason);
        }
        length = 0;
    }
}
