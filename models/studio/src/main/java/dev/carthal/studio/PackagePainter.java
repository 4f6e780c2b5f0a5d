package dev.carthal.studio;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.EAN13Writer;
import dev.carthal.catalogue.Article;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/// Draws a package around the origin, seen from the front or from the side with the label.
final class PackagePainter {
    static final int WIDTH = 290;
    static final int HEIGHT = 196;

    private static final int DEPTH = 20;
    private static final int MODULE = 2;
    private static final int BARS = 84;
    private static final Shape FACE = new RoundRectangle2D.Double(-WIDTH / 2.0, -HEIGHT / 2.0, WIDTH, HEIGHT, 16, 16);

    private PackagePainter() {}

    static void paint(Graphics2D g, Article article, boolean label) {
        Ink ink = Ink.of(article.sku());
        solid(g, ink);
        if (label) {
            labelSide(g, article, ink);
        } else {
            front(g, article, ink);
        }
        g.setColor(new Color(0, 0, 0, 70));
        g.setStroke(new BasicStroke(1.5f));
        g.draw(FACE);
    }

    private static void solid(Graphics2D g, Ink ink) {
        int left = -WIDTH / 2;
        int top = -HEIGHT / 2;
        int right = WIDTH / 2;
        g.setColor(mixed(ink.paper(), Color.WHITE, 0.35));
        g.fill(new Polygon(
                new int[] {left + 8, left + DEPTH + 4, right - 2, right - 8},
                new int[] {top + 2, top - DEPTH + 6, top - DEPTH + 6, top + 2},
                4));
        g.setPaint(new GradientPaint(
                left, top, mixed(ink.paper(), Color.WHITE, 0.25), right, -top, mixed(ink.paper(), Color.BLACK, 0.18)));
        g.fill(FACE);
    }

    private static void front(Graphics2D g, Article article, Ink ink) {
        Shape clip = g.getClip();
        g.clip(FACE);
        g.setPaint(new GradientPaint(0, 20, ink.band(), 0, HEIGHT / 2f, mixed(ink.band(), Color.BLACK, 0.25)));
        g.fill(new Ellipse2D.Double(-WIDTH, 22, 2.0 * WIDTH, 220));
        for (int i = 0; i < 3; i++) {
            fruit(g, ink, 40 + 42 * i, 30 - 14 * (i % 2));
        }
        g.setClip(clip);
        g.setColor(ink.band());
        Words.fit(g, Words.brand(article.name()), new Rectangle2D.Double(-125, -86, 250, 54), Font.BOLD);
        g.setColor(mixed(ink.band(), Color.BLACK, 0.3));
        Words.fit(g, Words.rest(article.name()), new Rectangle2D.Double(-125, -30, 250, 26), Font.PLAIN);
    }

    private static void fruit(Graphics2D g, Ink ink, int x, int y) {
        int size = 52;
        g.setPaint(new GradientPaint(
                x, y, mixed(ink.fruit(), Color.WHITE, 0.3), x + size, y + size, mixed(ink.fruit(), Color.BLACK, 0.2)));
        g.fill(new Ellipse2D.Double(x, y, size, size));
        g.setColor(new Color(255, 255, 255, 120));
        g.fill(new Ellipse2D.Double(x + 11, y + 9, 14, 10));
        g.setColor(new Color(0x4E8A3A));
        g.fill(new Ellipse2D.Double(x + 24, y - 9, 20, 11));
    }

    private static void labelSide(Graphics2D g, Article article, Ink ink) {
        Shape clip = g.getClip();
        g.clip(FACE);
        g.setColor(ink.band());
        g.fill(new Rectangle2D.Double(-WIDTH / 2.0, -HEIGHT / 2.0, WIDTH, 44));
        g.setClip(clip);
        g.setColor(mixed(ink.paper(), Color.WHITE, 0.7));
        Words.fit(g, article.name(), new Rectangle2D.Double(-125, -90, 250, 28), Font.BOLD);
        g.setColor(mixed(ink.band(), Color.WHITE, 0.25));
        for (int i = 0; i < 3; i++) {
            g.fill(new Rectangle2D.Double(-118, -46 + 7 * i, 236 - 60 * (i / 2), 2.5));
        }
        barcode(g, article.gtin().toString());
    }

    /// White paper with the quiet zones that GS1 asks for, bars of whole pixels, and the digits below.
    private static void barcode(Graphics2D g, String gtin) {
        BitMatrix code = new EAN13Writer().encode(gtin, BarcodeFormat.EAN_13, 95, 1);
        int modules = code.getWidth();
        int quiet = 12;
        int width = 95 * MODULE;
        int top = -18;
        int left = -width / 2;
        g.setColor(Color.WHITE);
        g.fill(new RoundRectangle2D.Double(
                left - quiet * MODULE, top - 6, width + 2.0 * quiet * MODULE, BARS + 28, 6, 6));
        g.setColor(Color.BLACK);
        int first = code.getTopLeftOnBit()[0];
        for (int i = first; i < modules; i++) {
            if (code.get(i, 0)) {
                g.fill(new Rectangle2D.Double(left + (double) (i - first) * MODULE, top, MODULE, BARS));
            }
        }
        Words.fit(
                g,
                gtin.substring(0, 1) + " " + gtin.substring(1, 7) + " " + gtin.substring(7),
                new Rectangle2D.Double(left, top + BARS + 2.0, width, 15),
                Font.PLAIN);
    }

    static Color mixed(Color color, Color other, double share) {
        return new Color(
                mixed(color.getRed(), other.getRed(), share),
                mixed(color.getGreen(), other.getGreen(), share),
                mixed(color.getBlue(), other.getBlue(), share));
    }

    private static int mixed(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }
}
