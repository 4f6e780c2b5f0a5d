package dev.carthal.studio;

import dev.carthal.recording.Answer;
import dev.carthal.recording.ExpectedItem;
import dev.carthal.studio.Act.Facing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What happens in the demo. Nine puts and takes that a barcode or the weight decides, and one soya yoghurt whose
/// label is turned away and whose weight another one has, too.
final class DemoScript {
    static final String HIDDEN = "alpro-blueberry-soyghurt";
    static final double TAIL_SECONDS = 3.5;
    private static final double THINKING_SECONDS = 6.0;

    static final List<Act> ACTS = List.of(
            new Act(0, true, "oatly-oat-milk", 1, Facing.LEFT, 0),
            new Act(1, true, "tropicana-juice-smooth", 1, Facing.RIGHT, 16),
            new Act(2, true, "arla-ecological-sour-cream", 2, Facing.LEFT, -8),
            new Act(3, true, HIDDEN, 1, Facing.NEITHER, 5),
            new Act(4, true, "valio-vanilla-yoghurt", 1, Facing.RIGHT, -90),
            new Act(5, false, "tropicana-juice-smooth", 1, Facing.RIGHT, -12),
            new Act(6, true, "garant-ecological-medium-fat-milk", 1, Facing.LEFT, 180),
            new Act(7, true, "oatly-oat-milk", 1, Facing.RIGHT, -18),
            new Act(8, false, "arla-ecological-sour-cream", 1, Facing.LEFT, 10),
            new Act(9, true, "bravo-apple-juice", 1, Facing.BOTH, 6));

    private DemoScript() {}

    static double seconds() {
        return ACTS.getLast().beginSeconds() + Act.SECONDS + TAIL_SECONDS;
    }

    /// {@return the one answer, given while the next article is already on its way}
    static Answer answer() {
        double begin = ACTS.stream()
                .filter(act -> act.sku().equals(HIDDEN))
                .findFirst()
                .orElseThrow()
                .beginSeconds();
        return new Answer((long) ((begin + THINKING_SECONDS) * 1e9), 1, HIDDEN);
    }

    static List<ExpectedItem> truth() {
        Map<String, Integer> quantities = new LinkedHashMap<>();
        for (Act act : ACTS) {
            quantities.merge(act.sku(), act.put() ? act.quantity() : -act.quantity(), Integer::sum);
        }
        return quantities.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> new ExpectedItem(entry.getKey(), entry.getValue()))
                .toList();
    }
}
