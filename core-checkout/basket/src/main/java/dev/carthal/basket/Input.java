package dev.carthal.basket;

import dev.carthal.checkout.Sighting;
import dev.carthal.hal.Gap;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.weight.Reading;
import java.util.Comparator;

/// What the basket learns, one thing at a time. All of one instant are handled when the instant is over, in the
/// order of [#ORDER], so that it does not matter which thread was quicker.
sealed interface Input {
    Comparator<Input> ORDER =
            Comparator.comparingLong(Input::nanos).thenComparing(Input::slot).thenComparingLong(Input::sequence);

    long nanos();

    String slot();

    long sequence();

    record Weighed(String slot, Reading reading) implements Input {
        @Override
        public long nanos() {
            return reading.captureNanos();
        }

        @Override
        public long sequence() {
            return reading.sequence();
        }
    }

    record Scanned(String slot, Scan scan) implements Input {
        @Override
        public long nanos() {
            return scan.captureNanos();
        }

        @Override
        public long sequence() {
            return scan.sequence();
        }
    }

    record Seen(Sighting sighting) implements Input {
        @Override
        public long nanos() {
            return sighting.captureNanos();
        }

        @Override
        public String slot() {
            return sighting.slot();
        }

        @Override
        public long sequence() {
            return sighting.sequence();
        }
    }

    /// Sorts before the item that ends the gap, by its sequence.
    record Missing(Gap gap) implements Input {
        @Override
        public long nanos() {
            return gap.toNanos();
        }

        @Override
        public String slot() {
            return gap.slot();
        }

        @Override
        public long sequence() {
            return -1;
        }
    }

    /// The shopper's answer to an open question.
    record Answer(long nanos, long sequence, String question, String choice) implements Input {
        @Override
        public String slot() {
            return "";
        }
    }

    /// An answer of a recording's script; it waits for its question.
    record Script(long nanos, int question, String choice) implements Input {
        @Override
        public String slot() {
            return "";
        }

        @Override
        public long sequence() {
            return question;
        }
    }
}
