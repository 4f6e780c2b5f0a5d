package dev.carthal.scale.counts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Properties;

/// What a country prescribes for scales of class III. The numbers are data, in a file of this library each.
///
/// @param name `oiml`, `ntep` or `canada`
/// @param initialZeroPerMille of Max: how far from the calibrated zero the first zero may be
/// @param zeroPerMille of Max: how far zero-setting and zero-tracking together may go, to either side
/// @param trackMilliDivisions thousandths of d: how far from zero it is still tracked, and by how much a second
/// @param stableMilliIntervals thousandths of e: within that a load is at rest
/// @param limits where the display goes blank
/// @param place where a scale may stand
/// @param bands the permissible errors
public record Profile(
        String name,
        int initialZeroPerMille,
        int zeroPerMille,
        int trackMilliDivisions,
        int stableMilliIntervals,
        Limits limits,
        Place place,
        List<Band> bands) {
    private static final List<String> NAMES = List.of("oiml", "ntep", "canada");

    /// Where the display goes blank.
    ///
    /// @param aboveIntervals so many e above Max; with `abovePerMille` the lower one counts
    /// @param abovePerMille so much of Max above Max
    /// @param belowIntervals so many e below zero
    public record Limits(int aboveIntervals, int abovePerMille, int belowIntervals) {
        long highest(Capacity capacity) {
            return capacity.max() + Math.min(aboveIntervals * capacity.e(), capacity.max() / 1_000 * abovePerMille);
        }

        long lowest(Capacity capacity) {
            return -belowIntervals * capacity.e();
        }
    }

    /// Where a scale may stand.
    ///
    /// @param coldestMilliCelsius of its temperatures
    /// @param warmestMilliCelsius of its temperatures
    /// @param tiltMicroradians so far it may lean
    public record Place(int coldestMilliCelsius, int warmestMilliCelsius, int tiltMicroradians) {
        /// Check that the tilt can be compensated.
        public Place {
            if (tiltMicroradians < 0 || tiltMicroradians > Tilt.LARGEST_MICRORADIANS) {
                throw new IllegalArgumentException(
                        "tilt must be 0.." + Tilt.LARGEST_MICRORADIANS + " µrad: tilt=" + tiltMicroradians);
            }
        }

        /// {@return whether it is not too cold and not too warm, as far as anybody knows}
        boolean isWithin(OptionalInt milliCelsius) {
            return milliCelsius.isEmpty()
                    || (milliCelsius.getAsInt() >= coldestMilliCelsius
                            && milliCelsius.getAsInt() <= warmestMilliCelsius);
        }
    }

    /// Loads up to `intervals` e, inclusive, may be wrong by `milliIntervals` thousandths of e.
    public record Band(long intervals, int milliIntervals) {}

    /// Copy the bands.
    public Profile {
        bands = List.copyOf(bands);
    }

    /// {@return that profile}
    ///
    /// @param name `oiml`, `ntep` or `canada`
    /// @throws IllegalArgumentException if there is none of that name
    public static Profile named(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("profile must be one of " + NAMES + ": profile=" + name);
        }
        try (InputStream in = Profile.class.getResourceAsStream(name + ".properties")) {
            if (in == null) {
                throw new IllegalStateException("this bundle lacks " + name + ".properties");
            }
            Properties values = new Properties();
            values.load(in);
            return read(name, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Profile read(String name, Properties values) {
        List<Band> bands = new ArrayList<>();
        for (String band : values.getProperty("permissible").split(",", -1)) {
            String[] parts = band.strip().split(":", -1);
            bands.add(new Band(Long.parseLong(parts[0]), Integer.parseInt(parts[1])));
        }
        return new Profile(
                name,
                number(values, "zero.initial.permille"),
                number(values, "zero.range.permille"),
                number(values, "zero.track.millidivisions"),
                number(values, "stable.milliintervals"),
                new Limits(
                        number(values, "blank.above.intervals"),
                        number(values, "blank.above.permille"),
                        number(values, "blank.below.intervals")),
                new Place(
                        number(values, "place.coldest.millicelsius"),
                        number(values, "place.warmest.millicelsius"),
                        number(values, "place.tilt.microradians")),
                bands);
    }

    private static int number(Properties values, String key) {
        return Integer.parseInt(values.getProperty(key));
    }

    /// {@return by how much a scale on its first verification may be wrong at that load, in micrograms}
    ///
    /// @param loadMicrograms what lies on it
    /// @param capacity of the scale
    public long permissible(long loadMicrograms, Capacity capacity) {
        long load = Math.abs(loadMicrograms);
        Band last = bands.getLast();
        Band band = bands.stream()
                .filter(each -> load <= each.intervals() * capacity.e())
                .findFirst()
                .orElse(last);
        return capacity.e() / 1_000 * band.milliIntervals();
    }

    /// {@return the names of all profiles}
    public static List<String> names() {
        return NAMES;
    }
}
