package dev.carthal.scale.serial;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.KeyRefusedException;
import dev.carthal.hal.weight.KeyRefusedException.Reason;
import dev.carthal.hal.weight.ScaleKey;
import dev.carthal.scale.serial.Keys.Reply;
import org.jspecify.annotations.Nullable;

/// A key, from its pressing to what the scale made of it.
final class PressedKey {
    private final ScaleKey key;
    private final Keys keys;
    private final String port;
    private boolean sent;
    private boolean answered;
    private boolean done;
    private @Nullable KeyRefusedException refusal;

    PressedKey(ScaleKey key, Keys keys, String port) {
        this.key = key;
        this.keys = keys;
        this.port = port;
    }

    boolean isSent() {
        return sent;
    }

    /// {@return whether nothing else may be asked, because the answer is still to come}
    boolean isAwaited() {
        return sent && keys.reply() == Reply.VERDICT;
    }

    boolean isAnswered() {
        return keys.reply() != Reply.NOTHING;
    }

    byte[] send() {
        sent = true;
        return keys.of(key);
    }

    boolean isOver() {
        return done || refusal != null;
    }

    void done() {
        done |= sent;
    }

    /// {@return whether it was this key that the scale refused}
    boolean refuse(Reason reason, String why) {
        if (sent && !isOver()) {
            refusal = new KeyRefusedException(reason, port + " did not do it: key=" + key + ", " + why);
        }
        return sent;
    }

    /// Look whether a weight shows that it is done, where the scale says nothing else. The first is the answer.
    void heard(Parsed parsed) {
        if (!sent || keys.reply() == Reply.VERDICT || isOver()) {
            return;
        }
        boolean first = !answered;
        answered = true;
        boolean zero = parsed.flags.contains(Flag.CENTER_OF_ZERO)
                || (parsed.hasWeight() && parsed.value().signum() == 0);
        boolean net = parsed.flags.contains(Flag.NET);
        if (first && key != ScaleKey.CLEAR_TARE && isRefused(parsed)) {
            return;
        }
        done = switch (key) {
            case ZERO -> zero && !net;
            case TARE -> zero;
            case CLEAR_TARE -> !net && parsed.hasWeight();
        };
    }

    private boolean isRefused(Parsed parsed) {
        if (parsed.flags.contains(Flag.MOTION)) {
            return refuse(Reason.MOTION, "the scale is in motion");
        }
        if (key == ScaleKey.ZERO && parsed.flags.contains(Flag.NET)) {
            return refuse(Reason.OTHER, "a tare must be cleared before zero is set");
        }
        boolean far = key == ScaleKey.ZERO && parsed.flags.contains(Flag.OUTSIDE_ZERO_CAPTURE);
        if (far || parsed.flags.contains(Flag.OVERLOAD) || parsed.flags.contains(Flag.UNDERLOAD)) {
            return refuse(Reason.OUT_OF_RANGE, "the scale says " + parsed.flags);
        }
        return false;
    }

    /// Tell what became of it, now that the time is over or something did.
    ///
    /// @throws DeviceException if it is not done
    void judge() throws DeviceException {
        if (refusal != null) {
            throw refusal;
        }
        if (answered && !done) {
            throw new KeyRefusedException(Reason.OTHER, port + " shows no sign that it did it: key=" + key);
        }
        if (!done) {
            throw new DeviceException(
                    Kind.TIMEOUT, port + " did not say by the deadline what it did: key=" + key + ", sent=" + sent);
        }
    }
}
