package com.example.acme;

import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
import dev.carthal.hal.Signal;
import dev.carthal.hal.weight.Indication;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import dev.carthal.hal.weight.WeightUnit;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

final class AcmeScale implements Scale {
    private static final Pattern FORM = Pattern.compile("(-?\\d+(?:\\.\\d+)?) (g|kg)");

    private final Clock clock;
    private final Path path;
    private final long pollNanos;
    /// The place to wait at, in the cart's time: never raised, so every wait ends with its timeout, or with a
    /// close.
    private final Signal pause;

    private volatile boolean closed;
    private @Nullable DeviceException lost; // and stays so: the slot opens it again
    private String last = "";
    private long sequence;

    AcmeScale(Clock clock, AcmeScaleConfig config) {
        this.clock = clock;
        this.path = Path.of(config.path());
        this.pollNanos = Duration.ofMillis(config.poll_ms()).toNanos();
        this.pause = clock.signal("acme scale " + path);
    }

    /// A reading is what the file shows when that has changed: this device says nothing of its own in between.
    /// It counts what it waits: the clock of a replay that has not begun stands still.
    @Override
    public Next<Reading> next(Duration timeout) throws DeviceException, InterruptedException {
        long leftNanos = timeout.toNanos();
        while (true) {
            String shown = read();
            if (!shown.equals(last)) {
                last = shown;
                return Next.item(parse(shown));
            }
            if (leftNanos <= 0) {
                return Next.silence();
            }
            long waitNanos = Math.min(pollNanos, leftNanos);
            pause.await(Duration.ofNanos(waitNanos));
            leftNanos -= waitNanos;
        }
    }

    private String read() throws DeviceException {
        if (closed) {
            throw new IllegalStateException("next needs an open scale: " + path + " is closed");
        }
        if (lost != null) {
            throw lost;
        }
        try {
            return Files.readString(path).strip();
        } catch (IOException e) {
            lost = new DeviceException(Kind.LOST, "the file is gone: path=" + path + "; was the scale unplugged?", e);
            throw lost;
        }
    }

    private Reading parse(String shown) throws DeviceException {
        Matcher weight = FORM.matcher(shown);
        if (!weight.matches()) {
            throw new DeviceException(Kind.PROTOCOL, path + " must hold a weight such as 1.250 kg: " + shown);
        }
        WeightUnit unit = weight.group(2).equals("g") ? WeightUnit.GRAM : WeightUnit.KILOGRAM;
        return Reading.of(++sequence, clock.nanos())
                .indicating(new Indication(new BigDecimal(weight.group(1)), unit))
                .ofBytes(shown.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        closed = true;
        pause.close();
    }
}
