package dev.carthal.studio;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.GlyphVector;
import java.awt.geom.Rectangle2D;

/// Writes on packages.
final class Words {
    private Words() {}

    /// {@return what stands large on a package: the first word or two}
    static String brand(String name) {
        String[] words = name.split(" ", -1);
        return words.length > 3 && words[0].length() + words[1].length() < 11 ? words[0] + " " + words[1] : words[0];
    }

    static String rest(String name) {
        return name.substring(brand(name).length()).strip();
    }

    /// Writes `text` as large as `box` allows, in its middle.
    static void fit(Graphics2D g, String text, Rectangle2D box, int style) {
        Font font = new Font(Font.SANS_SERIF, style, 100);
        GlyphVector glyphs = font.createGlyphVector(g.getFontRenderContext(), text);
        Rectangle2D bounds = glyphs.getLogicalBounds();
        double size = Math.min(box.getWidth() / bounds.getWidth(), box.getHeight() / bounds.getHeight());
        Graphics2D scaled = (Graphics2D) g.create();
        scaled.translate(box.getCenterX(), box.getCenterY());
        scaled.scale(size, size);
        scaled.drawGlyphVector(glyphs, (float) -bounds.getCenterX(), (float) -bounds.getCenterY());
        scaled.dispose();
    }
}
