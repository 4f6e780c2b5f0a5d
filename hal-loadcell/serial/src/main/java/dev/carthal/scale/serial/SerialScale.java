package dev.carthal.scale.serial;

import dev.carthal.hal.Clock;
import dev.carthal.hal.Deadline;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.Indication;
import dev.carthal.hal.weight.KeyRefusedException.Reason;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import dev.carthal.hal.weight.ScaleKey;
import dev.carthal.hal.weight.WeightUnit;
import dev.carthal.line.Conversation;
import dev.carthal.line.Line;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A scale on a line: asks where the dialect wants to be asked, and hands on what the dialect understood.
final class SerialScale implements Scale, Dialect.Sink, Conversation.Partner {
    /// Longer than any scale takes for its answer.
    private static final long ANSWER_NANOS = 500_000_000;
    /// When nobody has read for so long, what is there is old.
    private static final long STALE_NANOS = 200_000_000;

    private static final System.Logger LOG = System.getLogger(SerialScale.class.getName());

    private final Clock clock;
    private final Conversation<Reading> conversation;
    private final Dialect dialect;
    private final SerialScaleSettings settings;
    private final int mask;

    private long sequence;
    private long askAt;
    private long askedAt;
    private boolean waiting;
    private @Nullable PressedKey pressed;

    SerialScale(DeviceContext context, SerialScaleSettings settings, Line line) throws DeviceException {
        this.clock = context.clock();
        this.settings = settings;
        this.conversation = new Conversation<>(clock, line, "scale", settings.port());
        this.dialect = settings.dialect();
        this.mask = settings.line().mask();
        this.askAt = clock.nanos();
        conversation.discard(); // what the scale sent while nobody listened is old, and the first of it torn
    }

    @Override
    public Next<Reading> next(Duration timeout) throws DeviceException, InterruptedException {
        return conversation.next(timeout, this);
    }

    @Override
    public Set<ScaleKey> keys() {
        return settings.protocol().keys().all();
    }

    @Override
    public void press(ScaleKey key, Deadline deadline) throws DeviceException, InterruptedException {
        if (!keys().contains(key)) {
            String id = settings.protocol().id;
            throw new DeviceException(
                    Kind.UNSUPPORTED, "the protocol has no such key: key=" + key + ", protocol=" + id);
        }
        PressedKey now = new PressedKey(key, settings.protocol().keys(), settings.port());
        pressed = now;
        try {
            conversation.until(now::isOver, deadline, this);
        } finally {
            pressed = null;
        }
        now.judge();
    }

    /// Ask again when it is time to and the last question was answered, or never will be. A pressed key goes
    /// first.
    @Override
    public void speak() throws DeviceException {
        long now = clock.nanos();
        boolean listens = waiting && now - askedAt < ANSWER_NANOS;
        PressedKey key = pressed;
        if (key != null && (!key.isSent() || key.isAwaited())) {
            if (!key.isSent() && !listens) {
                conversation.say(key.send());
                waiting = key.isAnswered();
                askedAt = now;
                askAt = now + settings.pollNanos();
            }
            return;
        }
        if (!settings.asks() || now < askAt || listens) {
            return;
        }
        byte[] question = dialect.ask(settings.question());
        if (now - conversation.readNanos() > STALE_NANOS && !settings.protocol().sharesLine()) {
            conversation.discard(); // an answer to an earlier question would get the time of this one
        }
        if (waiting && !settings.protocol().silentWhileMoving()) {
            LOG.log(System.Logger.Level.DEBUG, () -> settings.port() + " did not answer");
        }
        conversation.say(question);
        waiting = true;
        askedAt = now;
        askAt = now + settings.pollNanos();
    }

    @Override
    public Duration rest() {
        boolean nothingDue = settings.asks() && !waiting && pressed == null;
        return Duration.ofNanos(nothingDue ? askAt - clock.nanos() : 0);
    }

    @Override
    public void hear(byte value) {
        dialect.accept((byte) (value & mask), this);
    }

    @Override
    public void say(byte[] bytes) {
        conversation.answer(bytes);
    }

    @Override
    public void frame(Parsed parsed) {
        waiting = false;
        if (pressed != null) {
            pressed.heard(parsed);
        }
        byte[] bytes = parsed.bytes();
        conversation.trace(" < ", bytes);
        Optional<WeightUnit> unit = parsed.hasUnit() ? Optional.of(parsed.unit()) : settings.unit();
        if (parsed.hasWeight() && unit.isEmpty()) {
            refused(bytes, bytes.length, "the frame carries no unit, and `unit` is not configured");
            return;
        }
        Reading reading = Reading.of(++sequence, clock.nanos()).ofBytes(bytes).with(parsed.flags.toArray(Flag[]::new));
        if (parsed.hasWeight()) {
            reading = reading.indicating(new Indication(parsed.value(), unit.get()));
        }
        UnaryOperator<Reading> certified =
                r -> settings.certificate().map(r::certified).orElse(r);
        conversation.understood(certified.apply(reading));
    }

    @Override
    public void keyDone() {
        waiting = false;
        if (pressed != null) {
            pressed.done();
        }
    }

    @Override
    public boolean keyRefused(Reason reason, String why) {
        waiting = false;
        return pressed != null && pressed.refuse(reason, why);
    }

    @Override
    public void refused(byte[] frame, int length, String reason) {
        waiting = false;
        conversation.refused(frame, length, reason);
    }

    @Override
    public void close() {
        conversation.close();
    }
}
