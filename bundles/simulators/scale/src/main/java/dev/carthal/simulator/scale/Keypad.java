package dev.carthal.simulator.scale;

/// The zero and the tare of a simulated scale: it does what a key is for only at rest and in range.
final class Keypad {
    private final long zeroRangeMg;
    private long zeroMg;
    private long tareMg;

    enum Button {
        ZERO,
        TARE,
        CLEAR
    }

    enum Outcome {
        DONE,
        MOVING,
        OUT_OF_RANGE
    }

    /// What became of a key, and what the scale shows now.
    record Pressed(Button key, Outcome outcome, Shown shown) {
        boolean done() {
            return outcome == Outcome.DONE;
        }

        boolean moving() {
            return outcome == Outcome.MOVING;
        }
    }

    /// @param zeroRangeMg how far from its first zero it may be zeroed
    Keypad(long zeroRangeMg) {
        this.zeroRangeMg = zeroRangeMg;
    }

    /// @param load what lies there, with neither zero nor tare
    Pressed press(Button key, Shown load) {
        Outcome outcome = key == Button.CLEAR || load.stable() ? set(key, load.milligrams()) : refused(load);
        return new Pressed(key, outcome, shown(load));
    }

    private static Outcome refused(Shown load) {
        return load.moving() ? Outcome.MOVING : Outcome.OUT_OF_RANGE;
    }

    private Outcome set(Button key, long milligrams) {
        switch (key) {
            case ZERO -> {
                if (tareMg != 0 || Math.abs(milligrams) > zeroRangeMg) {
                    return Outcome.OUT_OF_RANGE;
                }
                zeroMg = milligrams;
            }
            case TARE -> {
                if (milligrams < zeroMg) {
                    return Outcome.OUT_OF_RANGE;
                }
                tareMg = milligrams - zeroMg;
            }
            case CLEAR -> tareMg = 0;
        }
        return Outcome.DONE;
    }

    /// {@return what it shows of that load}
    Shown shown(Shown load) {
        return new Shown(load.milligrams() - zeroMg - tareMg, load.state(), tareMg != 0);
    }
}
