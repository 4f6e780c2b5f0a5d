package dev.carthal.perception;

/// Bound some cells of a grid, and count them. One object is used for frame after frame.
final class CellBox {
    final int columns;
    final int rows;
    int left;
    int top;
    int right;
    int bottom;
    int cells;

    CellBox(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        clear();
    }

    void clear() {
        left = columns;
        top = rows;
        right = -1;
        bottom = -1;
        cells = 0;
    }

    void add(int column, int row) {
        left = Math.min(left, column);
        top = Math.min(top, row);
        right = Math.max(right, column);
        bottom = Math.max(bottom, row);
        cells++;
    }
}
