package dev.carthal.studio;

import dev.carthal.catalogue.Article;
import dev.carthal.studio.Act.Facing;
import dev.carthal.studio.Motion.Spot;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// One camera's view of all that happens.
final class Stage {
    static final int WIDTH = 480;
    static final int HEIGHT = 360;

    private static final List<Spot> SPOTS = List.of(
            new Spot(110, 232, 0.36),
            new Spot(372, 236, 0.36),
            new Spot(240, 228, 0.34),
            new Spot(80, 296, 0.42),
            new Spot(404, 300, 0.42),
            new Spot(240, 298, 0.42),
            new Spot(172, 262, 0.39),
            new Spot(314, 264, 0.39),
            new Spot(164, 312, 0.43),
            new Spot(318, 314, 0.43));

    private final boolean left;
    private final Function<String, Article> catalogue;
    private final BufferedImage basket;
    private final BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);

    /// A package in the basket, where it lies.
    private record Lying(String sku, Spot spot, double degrees) {}

    Stage(boolean left, Function<String, Article> catalogue) {
        this.left = left;
        this.catalogue = catalogue;
        this.basket = BasketPainter.paint(left);
    }

    static Graphics2D graphics(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return g;
    }

    /// {@return the picture of that instant; the same object each time}
    BufferedImage paint(double seconds) {
        Graphics2D g = graphics(picture);
        g.drawImage(basket, 0, 0, null);
        lying(seconds).stream()
                .sorted(Comparator.comparingDouble(lying -> lying.spot().y()))
                .forEach(lying -> lie(g, lying));
        DemoScript.ACTS.stream()
                .filter(act -> seconds >= act.beginSeconds() && seconds < act.beginSeconds() + Act.SECONDS)
                .forEach(act -> move(g, act, seconds - act.beginSeconds()));
        g.dispose();
        return picture;
    }

    /// {@return what lies in the basket and is not in the hand}
    private List<Lying> lying(double seconds) {
        List<Lying> lying = new ArrayList<>();
        for (Act act : DemoScript.ACTS) {
            double since = seconds - act.beginSeconds();
            if (act.put() && since >= Motion.PUT_DOWN) {
                for (int i = 0; i < act.quantity(); i++) {
                    lying.add(new Lying(act.sku(), spot(act.number() + 7 * i), 4 * (act.number() % 5 - 2)));
                }
            } else if (!act.put() && since >= Motion.LIFTED) {
                lying.remove(last(lying, act.sku()));
            }
        }
        return lying;
    }

    private static Lying last(List<Lying> lying, String sku) {
        return lying.reversed().stream()
                .filter(one -> one.sku().equals(sku))
                .findFirst()
                .orElseThrow();
    }

    private Spot spot(int number) {
        Spot spot = SPOTS.get(number % SPOTS.size());
        return left ? spot : new Spot(WIDTH - spot.x(), spot.y(), spot.scale());
    }

    private void lie(Graphics2D g, Lying lying) {
        Spot at = lying.spot();
        g.setColor(new Color(0, 0, 0, 70));
        double width = PackagePainter.WIDTH * at.scale();
        double height = PackagePainter.HEIGHT * at.scale();
        g.fill(new Ellipse2D.Double(at.x() - width * 0.55, at.y() + height * 0.32, width * 1.1, height * 0.34));
        goods(g, catalogue.apply(lying.sku()), at, new Turn(1, lying.degrees()));
    }

    private void move(Graphics2D g, Act act, double seconds) {
        double shownX = left ? 262 : 222;
        Spot spot = act.put()
                ? spot(act.number())
                : last(lying(act.beginSeconds()), act.sku()).spot();
        Motion motion = act.put() ? Motion.put(seconds, shownX, spot) : Motion.take(seconds, shownX, spot);
        if (!motion.visible()) {
            return;
        }
        hand(g, act, motion, HandPainter::arm);
        if (motion.held()) {
            var at = new Spot(motion.x(), motion.y(), motion.scale());
            Article article = catalogue.apply(act.sku());
            double turned = facesMe(act) ? Motion.turned(act.put(), seconds) : 1;
            if (act.quantity() > 1) {
                var behind = new Spot(at.x() + 34, at.y() - 16, at.scale() * 0.97);
                goods(g, article, behind, new Turn(1, act.degrees() + 5));
            }
            goods(g, article, at, new Turn(turned, act.degrees()));
        }
        hand(g, act, motion, HandPainter::fingers);
    }

    private boolean facesMe(Act act) {
        return act.facing() == Facing.BOTH || act.facing() == (left ? Facing.LEFT : Facing.RIGHT);
    }

    /// How goods are turned about the upright, as [Motion#turned] says, and about the line of sight.
    private record Turn(double front, double degrees) {}

    private static void goods(Graphics2D on, Article article, Spot at, Turn turn) {
        Graphics2D g = (Graphics2D) on.create();
        g.translate(at.x(), at.y());
        g.scale(at.scale() * Math.max(0.02, Math.abs(turn.front())), at.scale());
        g.rotate(Math.toRadians(turn.degrees()));
        PackagePainter.paint(g, article, turn.front() < 0);
        g.dispose();
    }

    private static void hand(Graphics2D on, Act act, Motion motion, Consumer<Graphics2D> painter) {
        double radians = Math.toRadians(act.degrees());
        double halfHeight = Math.abs(PackagePainter.WIDTH / 2.0 * Math.sin(radians))
                + Math.abs(PackagePainter.HEIGHT / 2.0 * Math.cos(radians));
        Graphics2D g = (Graphics2D) on.create();
        g.translate(motion.handX(), motion.handY());
        g.scale(motion.handScale(), motion.handScale());
        g.translate(12, -halfHeight + 6);
        painter.accept(g);
        g.dispose();
    }
}
