package dev.carthal.bench;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// One line of a benchmark's result, as `./cart bench --json` prints it.
///
/// @param ours null where it could not be measured; the note says why
/// @param peer null where there is nothing to compare with
/// @param ratio ours ÷ peer
/// @param better `lower` or `higher`
/// @param target null where nothing is judged
/// @param holds whether the target is reached; null where nothing is judged or measured
record Row(
        String name,
        @Nullable Double ours,
        @Nullable Double peer,
        @Nullable Double ratio,
        String unit,
        String better,
        @Nullable String target,
        @Nullable Boolean holds,
        String note) {
    private static final Gson GSON =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    /// {@return a row that reports and judges nothing; lower is better}
    static Row of(String name, double ours, String unit, String note) {
        return new Row(name, rounded(ours), null, null, unit, "lower", null, null, note);
    }

    /// {@return this row beside a peer}
    Row beside(double peerValue) {
        Double ratio = ours == null || peerValue == 0 ? null : rounded(ours / peerValue);
        return new Row(name, ours, rounded(peerValue), ratio, unit, better, target, holds, note);
    }

    /// {@return this row, judged: it holds if ours is not above}
    Row atMost(double most) {
        return judged("≤ ", most, ours != null && ours <= most);
    }

    /// {@return this row, judged: it holds if ours is not below}
    Row atLeast(double least) {
        return judged("≥ ", least, ours != null && ours >= least);
    }

    /// A row that is judged twice must reach both.
    private Row judged(String sign, double bound, boolean reached) {
        String words =
                sign + BigDecimal.valueOf(rounded(bound)).stripTrailingZeros().toPlainString();
        String both = target == null ? words : target + ", " + words;
        Boolean verdict = ours == null ? null : Boolean.valueOf(reached && !Boolean.FALSE.equals(holds));
        return new Row(name, ours, peer, ratio, unit, better, both, verdict, note);
    }

    /// Print it for whoever reads this program's rows.
    static void print(Row row) {
        System.out.println(row.json());
    }

    /// {@return the row of a measurement that could not be made}
    static Row notRun(String name, String unit, String reason) {
        return new Row(name, null, null, null, unit, "lower", null, null, "NOT RUN: " + reason);
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    String json() {
        return GSON.toJson(this);
    }
}
