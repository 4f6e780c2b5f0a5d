import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import dev.carthal.scale.hx711.Hx711ScaleDriver;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// HX711 converters that a module of the kernel plays behind GPIO lines, and lines behind which there is none.
final class Hx711Checks {
    private static final Path CHIP = Path.of("/sys/module/hx711_sim/parameters");
    private static final Path LINES = Path.of("/sys/kernel/config/gpio-sim/checks");
    /// Few pulses are as short here as silicon wants them: this chip is off only after 5 ms.
    private static final String PATIENT = "5000";
    private static final int MAX = 0x7FFFFF;

    private Hx711Checks() {}

    static String reads() throws Exception {
        set("pd_us", PATIENT);
        int read = 0;
        int rejected = 0;
        for (int gain : new int[] {128, 64, 32}) {
            try (Scale scale = Bench.open(new Hx711ScaleDriver()::open, config(simulated(), "gain", gain))) {
                for (int counts : new int[] {0, 1250, -77}) {
                    set("raw", Integer.toString(counts));
                    rejected += weighed(scale, counts, 15);
                    read += 15;
                    Bench.same(BigDecimal.valueOf(counts, 3) + " kg", shown(scale));
                }
                Bench.same(gain == 128 ? "25" : gain == 64 ? "27" : "26", pulses());
            }
        }
        return read + " readings are right at three gains, none wrong, " + rejected + " conversions rejected";
    }

    /// The pulses of the last whole frame; while one is under way the chip tells of that one before it.
    private static String pulses() throws IOException {
        return Files.readString(CHIP.resolve("gain")).strip();
    }

    static String rejects() throws Exception {
        set("pd_us", "60");
        set("raw", "1250");
        int rejected = 0;
        int read = 0;
        try (Scale scale = Bench.open(new Hx711ScaleDriver()::open, config(simulated(), "high.us", 50))) {
            while (rejected < 10 && read < 100) {
                try {
                    read += scale.next(Bench.LONG) instanceof Next.Item<Reading>(var reading) ? right(reading, 1250) : 0;
                } catch (DeviceException e) {
                    Bench.same(Kind.PROTOCOL, e.kind());
                    rejected++;
                }
            }
        }
        long resets = Long.parseLong(Files.readString(CHIP.resolve("resets")).strip());
        Bench.same(true, rejected >= 10 && resets > 0);
        return "a chip of silicon's 60 µs was reset " + resets + " times: " + rejected + " conversions rejected, "
                + read + " right, none wrong";
    }

    static String ends() throws Exception {
        set("pd_us", PATIENT);
        try (Scale scale = Bench.open(new Hx711ScaleDriver()::open, config(simulated(), "rate", 10))) {
            set("raw", Integer.toString(MAX));
            weighed(scale, MAX, 5);
            Bench.same(Kind.BUSY, Bench.refused(new Hx711ScaleDriver()::open, config(simulated(), "rate", 10)));
            set("cut", "1");
            Bench.silent(scale);
            set("cut", "0");
            set("raw", "1250");
            weighed(scale, 1250, 5);
        } finally {
            set("cut", "0");
        }
        return "a chip at its end is OVERLOAD without a weight, a cut cable silence, a second holder BUSY";
    }

    /// Lines that nobody drives: DOUT that stays high is a chip without a conversion, one that stays low is none.
    static String nobody() throws Exception {
        Path bank = Files.createDirectories(LINES.resolve("bank0"));
        Files.writeString(bank.resolve("num_lines"), "8");
        Files.writeString(LINES.resolve("live"), "1");
        String chip = Files.readString(bank.resolve("chip_name")).strip();
        Path dout = Path.of("/sys/devices/platform")
                .resolve(Files.readString(LINES.resolve("dev_name")).strip())
                .resolve(chip)
                .resolve("sim_gpio2/pull");
        Files.writeString(dout, "pull-up");
        try (Scale scale = Bench.open(new Hx711ScaleDriver()::open, config(chip + ":2:3", "rate", 10))) {
            Bench.silent(scale);
            Files.writeString(dout, "pull-down");
            for (int i = 0; i < 3; i++) {
                try {
                    throw new AssertionError("it was read: " + scale.next(Bench.LONG));
                } catch (DeviceException e) {
                    Bench.same(Kind.PROTOCOL, e.kind());
                }
            }
        }
        return "lines of gpio-sim without a chip are silence, or rejected, and never a weight";
    }

    private static int weighed(Scale scale, int counts, int readings) throws DeviceException, InterruptedException {
        int rejected = 0;
        for (int read = 0; read < readings; ) {
            try {
                if (!(scale.next(Bench.LONG) instanceof Next.Item<Reading>(var reading))) {
                    throw new AssertionError("nothing came in " + Bench.LONG);
                }
                read += right(reading, counts);
            } catch (DeviceException e) {
                Bench.same(Kind.PROTOCOL, e.kind());
                rejected++;
            }
        }
        return rejected;
    }

    private static String shown(Scale scale) throws InterruptedException {
        while (true) {
            try {
                return Bench.item(scale).indication().orElseThrow().toString();
            } catch (DeviceException e) {
                Bench.same(Kind.PROTOCOL, e.kind());
            }
        }
    }

    private static int right(Reading reading, int counts) {
        Bench.same(counts, ByteBuffer.wrap(reading.raw()).getInt());
        Bench.same(counts == MAX, reading.flags().contains(Flag.OVERLOAD));
        Bench.same(counts != MAX, reading.indication().isPresent());
        return 1;
    }

    private static String simulated() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/sys/devices/platform/hx711-sim"))) {
            String chip = all.map(each -> each.getFileName().toString())
                    .filter(name -> name.matches("gpiochip\\d+"))
                    .findFirst()
                    .orElseThrow();
            return chip + ":0:1";
        }
    }

    private static void set(String parameter, String value) throws IOException {
        Files.writeString(CHIP.resolve(parameter), value);
    }

    /// One cell of a gram a count, shown as it is.
    private static Map<String, Object> config(String chip, String key, Object value) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "bus", "gpio", "chips", List.of(chip), "cells", "0:1000000000", "max.mg", 15_000_000, "e.mg", 5_000,
                "d.mg", 1_000, "median", 1, "cutoff.mhz", 2_000_000_000, "high.us", PATIENT));
        values.put("motion.ms", 1); // what is there at first is zero at once
        values.put(key, value);
        return values;
    }
}
