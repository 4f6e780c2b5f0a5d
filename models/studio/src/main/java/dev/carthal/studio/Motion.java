package dev.carthal.studio;

/// Where goods and hand are, by seconds since an act began. Lengths are pixels of a picture of 480 × 360.
///
/// @param x of the middle of the goods
/// @param y of the middle of the goods
/// @param scale 1 held up to the camera, less down in the basket
/// @param handX where the hand is
/// @param handY where the hand is
/// @param handScale its size
/// @param held whether the goods are in the hand, or lie in the basket
/// @param visible whether any of it is to be seen
record Motion(
        double x, double y, double scale, double handX, double handY, double handScale, boolean held, boolean visible) {
    static final double PUT_DOWN = 2.7;
    static final double LIFTED = 0.7;

    private static final double ABOVE = -190;
    private static final double SHOWN_Y = 172;
    private static final Motion NOTHING = new Motion(0, 0, 1, 0, 0, 1, false, false);

    /// Where goods lie.
    record Spot(double x, double y, double scale) {}

    /// {@return how far the goods are turned to the camera, from -1, the label seen full, to 1, the front seen full: a
    /// hand turns them while it puts them down or lifts them}
    static double turned(boolean put, double seconds) {
        double begin = put ? 2.05 : 1.1;
        double part = easeInOut((seconds - begin) / 0.45);
        return -Math.cos(Math.PI * (put ? part : 1 - part));
    }

    /// {@return the way in: down over the rim, held up for a moment, down into the basket; then the hand goes}
    static Motion put(double seconds, double shownX, Spot spot) {
        if (seconds < 0 || seconds > 3.5) {
            return NOTHING;
        }
        if (seconds < 1.1) {
            double y = mix(ABOVE, SHOWN_Y, easeOut(seconds / 1.1));
            return together(shownX, y, 1);
        }
        if (seconds < 2.0) {
            return shown(seconds - 1.1, shownX);
        }
        Motion start = shown(0.9, shownX);
        if (seconds < PUT_DOWN) {
            double part = easeInOut((seconds - 2.0) / (PUT_DOWN - 2.0));
            return together(mix(start.x, spot.x, part), mix(start.y, spot.y, part), mix(1, spot.scale, part));
        }
        double part = easeInOut((seconds - PUT_DOWN) / 0.8);
        return new Motion(
                spot.x,
                spot.y,
                spot.scale,
                mix(spot.x, 240, part),
                mix(spot.y, ABOVE, part),
                mix(spot.scale, 0.8, part),
                false,
                true);
    }

    /// {@return the way out: the hand comes, lifts the goods, holds them up for a moment, and leaves over the rim}
    static Motion take(double seconds, double shownX, Spot spot) {
        if (seconds < 0 || seconds > 3.4) {
            return NOTHING;
        }
        if (seconds < LIFTED) {
            double part = easeInOut(seconds / LIFTED);
            return new Motion(
                    spot.x,
                    spot.y,
                    spot.scale,
                    mix(240, spot.x, part),
                    mix(ABOVE, spot.y, part),
                    mix(0.8, spot.scale, part),
                    false,
                    true);
        }
        if (seconds < 1.5) {
            double part = easeInOut((seconds - LIFTED) / (1.5 - LIFTED));
            return together(mix(spot.x, shownX, part), mix(spot.y, SHOWN_Y, part), mix(spot.scale, 1, part));
        }
        if (seconds < 2.3) {
            return shown(seconds - 1.5, shownX);
        }
        Motion start = shown(0.8, shownX);
        return together(start.x, mix(start.y, ABOVE, easeIn((seconds - 2.3) / 1.1)), 1);
    }

    /// Nobody holds anything quite still.
    private static Motion shown(double seconds, double shownX) {
        return together(shownX + 5 * Math.sin(3 * seconds), SHOWN_Y + 3 * Math.sin(5 * seconds), 1);
    }

    private static Motion together(double x, double y, double scale) {
        return new Motion(x, y, scale, x, y, scale, true, true);
    }

    private static double mix(double from, double to, double part) {
        return from + (to - from) * part;
    }

    private static double easeOut(double part) {
        return 1 - (1 - part) * (1 - part);
    }

    private static double easeIn(double part) {
        return part * part;
    }

    private static double easeInOut(double part) {
        double clipped = Math.clamp(part, 0, 1);
        return clipped * clipped * (3 - 2 * clipped);
    }
}
