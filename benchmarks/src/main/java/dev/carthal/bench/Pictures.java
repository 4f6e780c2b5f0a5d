package dev.carthal.bench;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/// Drawn pictures, seeded: what a frame costs does not depend on what it shows.
final class Pictures {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;

    private Pictures() {}

    static void draw(Path folder, int count) throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < count; i++) {
            BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
            Graphics2D pen = image.createGraphics();
            for (int shape = 0; shape < 40; shape++) {
                pen.setColor(new Color(random.nextInt(0x1000000)));
                pen.fillOval(random.nextInt(WIDTH), random.nextInt(HEIGHT), random.nextInt(400), random.nextInt(400));
            }
            pen.dispose();
            ImageIO.write(
                    image,
                    "jpg",
                    folder.resolve(String.format("picture-%04d.jpg", i)).toFile());
        }
    }
}
