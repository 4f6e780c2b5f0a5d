package dev.carthal.scan.serial;

import dev.carthal.line.Ascii;

/// A Honeywell scanner: plain frames, and commands that pull its trigger or change its menu.
///
/// ```text
/// SYN T CR          pull the trigger; it reads until it has a barcode, or gives up by itself
/// SYN U CR          let it go
/// SYN M CR tag ! .  menu command  →  tag ACK ! or .   done
///                                    tag ENQ, NAK     no such tag, no such value
/// ```
///
/// The trigger has no answer but the barcode.
final class HoneywellDialect extends PlainDialect {
    private static final byte[] PULL = {0x16, 'T', Ascii.CR};
    private static final byte[] RELEASE = {0x16, 'U', Ascii.CR};
    /// It may have given up, or been without power.
    private static final long PULL_AGAIN_NANOS = 5_000_000_000L;

    private final boolean trigger;
    private long pullAt = Long.MIN_VALUE;

    /// @param trigger whether to keep the trigger pulled
    HoneywellDialect(Form form, boolean trigger) {
        super(form);
        this.trigger = trigger;
    }

    @Override
    public void accept(byte value, Sink sink) {
        int last = back(0);
        boolean answered =
                (value == '!' || value == '.') && (last == Ascii.ACK || last == Ascii.NAK || last == Ascii.ENQ);
        if (answered) {
            answer(last, sink);
            return;
        }
        super.accept(value, sink);
        if (pending() == 0) {
            pullAt = Long.MIN_VALUE; // a barcode lets the trigger go
        }
    }

    private void answer(int verdict, Sink sink) {
        byte[] answer = takePending();
        if (verdict != Ascii.ACK) {
            String what = verdict == Ascii.ENQ ? "no such command" : "no such value";
            sink.refused(answer, answer.length, "the scanner refused `setup`, " + what);
        }
    }

    @Override
    public byte[] due(long nanos, Sink sink) {
        if (!trigger || (pullAt != Long.MIN_VALUE && nanos < pullAt) || pending() > 0) {
            return NOTHING;
        }
        pullAt = nanos + PULL_AGAIN_NANOS;
        return PULL;
    }

    @Override
    public byte[] farewell() {
        return trigger ? RELEASE : NOTHING;
    }
}
