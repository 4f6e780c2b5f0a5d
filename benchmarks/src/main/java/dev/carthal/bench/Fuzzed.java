package dev.carthal.bench;

import java.util.HexFormat;
import java.util.Locale;

/// A parser that is fed with what was valid and is not any more.
interface Fuzzed {
    String name();

    /// {@return how much of all frames it gets, beside others}
    default int share() {
        return 10;
    }

    /// {@return how many frames have a seed of their own}
    default int batch() {
        return 1_000;
    }

    /// Feed frames, valid and not, all made from the seed, to a parser of their own.
    ///
    /// @throws Finding if it did what no parser may
    Tally feed(long seed, int frames) throws Finding;

    /// Feed nothing but noise, in pieces of [Mutations#NOISE] bytes.
    ///
    /// @throws Finding if it did what no parser may
    Tally noise(long seed, int pieces) throws Finding;

    /// What became of some frames.
    ///
    /// @param readings what it took for valid and said something about
    record Tally(long frames, long readings, long refused) {
        static final Tally NOTHING = new Tally(0, 0, 0);

        Tally plus(Tally other) {
            return new Tally(frames + other.frames, readings + other.readings, refused + other.refused);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%,d frames: %,d readings, %,d refused", frames, readings, refused);
        }
    }

    /// What no parser may do, with the last bytes that it was fed.
    final class Finding extends Exception {
        private static final long serialVersionUID = 1;
        private static final int MOST = 512;

        Finding(String what, byte[] fed) {
            super(what + "; fed: " + hex(fed));
        }

        /// @param thrown what came out
        Finding(RuntimeException thrown, byte[] fed) {
            super("threw " + thrown + " at " + thrown.getStackTrace()[0] + "; fed: " + hex(fed), thrown);
        }

        private static String hex(byte[] fed) {
            int from = Math.max(0, fed.length - MOST);
            return (from > 0 ? "…" : "") + HexFormat.of().formatHex(fed, from, fed.length);
        }
    }
}
