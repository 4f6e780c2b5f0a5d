package dev.carthal.studio;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/// Draws the empty basket: the shop behind, the rim, a wall of wire and a floor.
final class BasketPainter {
    private static final int WIDTH = Stage.WIDTH;
    private static final int HEIGHT = Stage.HEIGHT;
    private static final int RIM = 50;
    private static final int WALL = 196;

    private final boolean left;
    private final Random random;

    private BasketPainter(boolean left) {
        this.left = left;
        this.random = new Random(left ? 1 : 2);
    }

    static BufferedImage paint(boolean left) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D g = Stage.graphics(image);
        new BasketPainter(left).paint(g);
        g.dispose();
        grain(image, new Random(3));
        return image;
    }

    private void paint(Graphics2D g) {
        if (!left) {
            g.translate(WIDTH, 0);
            g.scale(-1, 1);
        }
        shop(g);
        wall(g);
        floor(g);
        side(g);
        rim(g);
        vignette(g);
    }

    private void shop(Graphics2D g) {
        g.setPaint(new GradientPaint(0, 0, new Color(0xB9B2A6), 0, RIM, new Color(0xD8D2C6)));
        g.fill(new Rectangle2D.Double(0, 0, WIDTH, RIM));
        Color[] goods = {
            new Color(0xC9574B), new Color(0xE0B050), new Color(0x6C9A5B), new Color(0x5B7FA6), new Color(0xE8E2D5)
        };
        for (int x = -10; x < WIDTH; x += 17) {
            Color color = goods[random.nextInt(goods.length)];
            g.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), 90));
            g.fill(new RoundRectangle2D.Double(x, 2 + random.nextInt(8), 15, 32, 8, 8));
        }
    }

    private void wall(Graphics2D g) {
        Color top = left ? new Color(0x53646F) : new Color(0x5B6269);
        g.setPaint(new GradientPaint(0, RIM, top, 0, WALL, new Color(0x3A464E)));
        g.fill(new Rectangle2D.Double(0, RIM, WIDTH, WALL - RIM));
        for (int x = 10; x < WIDTH; x += 22) {
            wire(g, new Line2D.Double(x + 0.0, RIM, x + (x - 250) * 0.04, WALL));
        }
        for (int y = RIM + 24; y < WALL; y += 24) {
            wire(g, new Line2D.Double(0, y, WIDTH, y + 2));
        }
    }

    private void floor(Graphics2D g) {
        g.setPaint(new GradientPaint(0, WALL, new Color(0x59666E), 0, HEIGHT, new Color(0x87939A)));
        g.fill(new Rectangle2D.Double(0, WALL, WIDTH, HEIGHT - WALL));
        for (int i = -14; i <= 14; i++) {
            wire(g, new Line2D.Double(240 + i * 22, WALL, 240 + i * 46, HEIGHT));
        }
        double y = WALL + 8;
        for (double step = 12; y < HEIGHT; step *= 1.3) {
            wire(g, new Line2D.Double(0, y, WIDTH, y));
            y += step;
        }
        g.setPaint(new GradientPaint(0, WALL - 8, new Color(0, 0, 0, 0), 0, WALL + 6, new Color(0, 0, 0, 90)));
        g.fill(new Rectangle2D.Double(0, WALL - 8, WIDTH, 14));
    }

    private static void side(Graphics2D g) {
        Path2D side = new Path2D.Double();
        side.moveTo(0, RIM);
        side.lineTo(34, RIM);
        side.lineTo(18, WALL);
        side.lineTo(0, HEIGHT);
        side.closePath();
        g.setColor(new Color(20, 26, 32, 120));
        g.fill(side);
    }

    private static void rim(Graphics2D g) {
        g.setPaint(new GradientPaint(0, RIM - 16, new Color(0x2FA36B), 0, RIM + 4, new Color(0x17633F)));
        g.fill(new RoundRectangle2D.Double(-20, RIM - 16, WIDTH + 40.0, 20, 18, 18));
        g.setColor(new Color(255, 255, 255, 110));
        g.fill(new RoundRectangle2D.Double(0, RIM - 13, WIDTH, 3, 3, 3));
        g.setPaint(new GradientPaint(0, RIM + 4, new Color(0, 0, 0, 120), 0, RIM + 20, new Color(0, 0, 0, 0)));
        g.fill(new Rectangle2D.Double(0, RIM + 4, WIDTH, 16));
    }

    private static void wire(Graphics2D g, Line2D line) {
        g.setStroke(new BasicStroke(3f));
        g.setColor(new Color(0, 0, 0, 60));
        g.draw(new Line2D.Double(line.getX1() + 1.5, line.getY1() + 2, line.getX2() + 1.5, line.getY2() + 2));
        g.setStroke(new BasicStroke(2f));
        g.setColor(new Color(0xA9B5BC));
        g.draw(line);
    }

    private static void vignette(Graphics2D g) {
        g.setPaint(new RadialGradientPaint(WIDTH / 2f, HEIGHT * 0.55f, 330, new float[] {0.55f, 1}, new Color[] {
            new Color(0, 0, 0, 0), new Color(0, 0, 0, 130)
        }));
        g.fill(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
    }

    /// No surface is of one colour.
    private static void grain(BufferedImage image, Random random) {
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int noise = (int) Math.round(random.nextGaussian() * 3);
                image.setRGB(x, y, lighter(image.getRGB(x, y), noise));
            }
        }
    }

    private static int lighter(int rgb, int by) {
        int red = Math.clamp((rgb >> 16 & 0xFF) + by, 0, 255);
        int green = Math.clamp((rgb >> 8 & 0xFF) + by, 0, 255);
        int blue = Math.clamp((rgb & 0xFF) + by, 0, 255);
        return red << 16 | green << 8 | blue;
    }
}
