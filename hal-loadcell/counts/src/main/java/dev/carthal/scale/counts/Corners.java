package dev.carthal.scale.counts;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// Find the gain of each cell: the same mass on each corner must weigh the same, so that there are as many equations
/// as cells. Further placings make it a fit by least squares.
public final class Corners {
    private static final MathContext DIGITS = MathContext.DECIMAL128;
    private static final BigDecimal NANOGRAMS = BigDecimal.valueOf(1_000_000);
    /// A pivot that is smaller beside the largest counts tells that two of the placings were the same.
    private static final BigDecimal TINY = new BigDecimal("1e-4");

    private final int[] zeros;
    private final BigDecimal[][] rows;
    private final int cells;
    private final BigDecimal tiny;

    private Corners(int[] zeros, List<int[]> placings, long massMilligrams) {
        this.zeros = zeros.clone();
        cells = zeros.length;
        BigDecimal[][] equations = new BigDecimal[placings.size()][cells + 1];
        for (int row = 0; row < equations.length; row++) {
            for (int cell = 0; cell < cells; cell++) {
                equations[row][cell] = BigDecimal.valueOf((long) placings.get(row)[cell] - zeros[cell]);
            }
            equations[row][cells] = BigDecimal.valueOf(massMilligrams).multiply(NANOGRAMS);
        }
        boolean exact = equations.length == cells;
        rows = exact ? equations : normal(equations);
        tiny = exact ? TINY : TINY.multiply(TINY);
    }

    /// {@return the equations whose solution leaves the least squares of the others}
    private BigDecimal[][] normal(BigDecimal[][] equations) {
        BigDecimal[][] normal = new BigDecimal[cells][cells + 1];
        for (int row = 0; row < cells; row++) {
            for (int column = 0; column <= cells; column++) {
                BigDecimal sum = BigDecimal.ZERO;
                for (BigDecimal[] equation : equations) {
                    sum = sum.add(equation[row].multiply(equation[column]));
                }
                normal[row][column] = sum;
            }
        }
        return normal;
    }

    /// {@return the cells, calibrated so that the mass weighs the same wherever it lies}
    ///
    /// @param zeros counts of each cell with nothing on the scale
    /// @param placings counts of each cell with the mass on one corner, one array for each corner
    /// @param massMilligrams what was put there, each time
    /// @throws IllegalArgumentException if there are fewer placings than cells, or they do not tell the cells
    ///     apart
    public static List<Cell> solve(int[] zeros, List<int[]> placings, long massMilligrams) {
        if (placings.size() < zeros.length || massMilligrams <= 0) {
            throw new IllegalArgumentException("the mass must lie once on each of " + zeros.length
                    + " corners: placings=" + placings.size() + ", mass=" + massMilligrams + " mg");
        }
        return new Corners(zeros, placings, massMilligrams).solve();
    }

    private List<Cell> solve() {
        BigDecimal largest = BigDecimal.ONE;
        for (BigDecimal[] row : rows) {
            for (int cell = 0; cell < cells; cell++) {
                largest = largest.max(row[cell].abs());
            }
        }
        for (int column = 0; column < cells; column++) {
            bringUp(column);
            if (rows[column][column].abs().compareTo(largest.multiply(tiny)) < 0) {
                throw new IllegalArgumentException("the placings do not tell cell " + column
                        + " from the others: put the mass on each corner once");
            }
            for (int row = 0; row < cells; row++) {
                if (row != column) {
                    subtract(column, row);
                }
            }
        }
        List<Cell> solved = new ArrayList<>();
        for (int cell = 0; cell < cells; cell++) {
            BigDecimal gain = rows[cell][cells].divide(rows[cell][cell], DIGITS);
            solved.add(
                    Cell.of(zeros[cell], gain.setScale(0, RoundingMode.HALF_UP).longValueExact()));
        }
        return solved;
    }

    private void bringUp(int column) {
        int best = column;
        for (int row = column + 1; row < cells; row++) {
            if (rows[row][column].abs().compareTo(rows[best][column].abs()) > 0) {
                best = row;
            }
        }
        BigDecimal[] moved = rows[column];
        rows[column] = rows[best];
        rows[best] = moved;
    }

    private void subtract(int from, int to) {
        BigDecimal factor = rows[to][from].divide(rows[from][from], DIGITS);
        for (int column = from; column <= cells; column++) {
            rows[to][column] = rows[to][column].subtract(rows[from][column].multiply(factor, DIGITS), DIGITS);
        }
    }
}
