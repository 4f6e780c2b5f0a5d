package dev.carthal.scale.counts;

import java.time.Duration;

/// How a scale is filtered and when it is at rest. It depends on the cells and on where the scale stands, not
/// on a law.
///
/// @param samplesPerSecond of the converter, 1 to 1000
/// @param median over how many, odd, 1 to 9
/// @param cutOffMilliHertz of the low-pass filter
/// @param stepDivisions what differs by more d is a new load
/// @param stepSamples so many times in a row
/// @param motion how long a load must not move to be at rest, at most 10 s
public record Tuning(
        int samplesPerSecond, int median, int cutOffMilliHertz, int stepDivisions, int stepSamples, Duration motion) {
    /// Check the ranges.
    public Tuning {
        require(
                samplesPerSecond >= 1 && samplesPerSecond <= 1000,
                "samples a second must be 1..1000",
                samplesPerSecond);
        require(
                median >= 1 && median <= 9 && median % 2 == 1,
                "a median must be over 1, 3, 5, 7 or 9",
                "median=" + median);
        require(cutOffMilliHertz >= 1, "the cut-off must be 1 mHz or more", cutOffMilliHertz);
        require(stepDivisions >= 1, "a step must be 1 d or more", stepDivisions);
        require(stepSamples >= 1, "a step must be 1 sample or more", stepSamples);
        require(
                motion.compareTo(Duration.ofSeconds(10)) <= 0 && motion.isPositive(),
                "motion must be 1 ms..10 s",
                motion);
    }

    private static void require(boolean holds, String words, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(words + ": " + value);
        }
    }

    /// {@return that of a scale on firm ground: at rest half a second after a load was put on}
    ///
    /// @param samplesPerSecond of the converter
    public static Tuning firm(int samplesPerSecond) {
        return new Tuning(samplesPerSecond, 3, 2_000, 3, 3, Duration.ofMillis(400));
    }

    /// {@return that of a scale on a cart that rolls at times}
    ///
    /// @param samplesPerSecond of the converter; 80, or vibration looks like weight
    public static Tuning rolling(int samplesPerSecond) {
        return new Tuning(samplesPerSecond, 5, 1_000, 20, 8, Duration.ofMillis(700));
    }
}
