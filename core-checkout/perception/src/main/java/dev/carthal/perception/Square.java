package dev.carthal.perception;

import dev.carthal.hal.camera.FrameFormat;

/// Hold the part of a picture to be classified, in pixels. One object is used for frame after frame.
final class Square {
    double left;
    double top;
    double side;

    /// Take the centre square of the whole picture.
    Square whole(FrameFormat format) {
        return place(format, format.width() / 2.0, format.height() / 2.0, Double.MAX_VALUE);
    }

    /// Take the square around `box`, with a margin, as far as the picture allows.
    Square around(CellBox box, double margin, FrameFormat format) {
        double cellWidth = (double) format.width() / box.columns;
        double cellHeight = (double) format.height() / box.rows;
        double width = (box.right + 1 - box.left) * cellWidth;
        double height = (box.bottom + 1 - box.top) * cellHeight;
        return place(
                format,
                box.left * cellWidth + width / 2,
                box.top * cellHeight + height / 2,
                Math.max(width, height) * (1 + 2 * margin));
    }

    private Square place(FrameFormat format, double centerX, double centerY, double wanted) {
        side = Math.min(wanted, Math.min(format.width(), format.height()));
        left = Math.clamp(centerX - side / 2, 0, format.width() - side);
        top = Math.clamp(centerY - side / 2, 0, format.height() - side);
        return this;
    }
}
