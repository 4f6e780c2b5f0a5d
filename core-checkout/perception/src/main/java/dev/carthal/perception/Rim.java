package dev.carthal.perception;

/// The edge of the picture over which things come into the basket and go out of it.
enum Rim {
    TOP,
    BOTTOM,
    LEFT,
    RIGHT;

    static Rim of(String name) {
        return switch (name) {
            case "top" -> TOP;
            case "bottom" -> BOTTOM;
            case "left" -> LEFT;
            case "right" -> RIGHT;
            default -> throw new IllegalArgumentException("rim must be top, bottom, left or right: rim=" + name);
        };
    }

    /// {@return how deep in the basket the middle of `box` is, from 0 at the rim to 1}
    double depth(CellBox box) {
        double across = (box.left + box.right + 1) / (2.0 * box.columns);
        double down = (box.top + box.bottom + 1) / (2.0 * box.rows);
        return switch (this) {
            case TOP -> down;
            case BOTTOM -> 1 - down;
            case LEFT -> across;
            case RIGHT -> 1 - across;
        };
    }

    /// {@return whether `box` lies at the rim and does not fill the picture from there to the other side}
    boolean touches(CellBox box) {
        boolean top = box.top == 0;
        boolean bottom = box.bottom == box.rows - 1;
        boolean left = box.left == 0;
        boolean right = box.right == box.columns - 1;
        return switch (this) {
            case TOP -> top && !bottom;
            case BOTTOM -> bottom && !top;
            case LEFT -> left && !right;
            case RIGHT -> right && !left;
        };
    }
}
