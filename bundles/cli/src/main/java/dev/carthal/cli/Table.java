package dev.carthal.cli;

import java.util.ArrayList;
import java.util.List;

/// Align text in columns; numbers to the right.
final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    Table row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(String.valueOf(cell));
        }
        rows.add(row);
        return this;
    }

    List<String> lines() {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                if (i == widths.size()) {
                    widths.add(0);
                }
                widths.set(i, Math.max(widths.get(i), row.get(i).length()));
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i);
            String space = " ".repeat(widths.get(i) - cell.length());
            boolean number = cell.matches("[+-]?\\d[\\d., ]*( ?(ms|g|kg|[A-Z]{3}))?");
            line.append("  ").append(number ? space + cell : cell + space);
        }
        return line.toString().stripTrailing();
    }
}
