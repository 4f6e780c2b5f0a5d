package dev.carthal.cli;

import dev.carthal.scan.barcodes.Luma;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/// A picture's brightness, row by row; 0 is black.
final class GreyPicture {
    /// A picture can claim any size in a few bytes.
    private static final long MOST_PIXELS = 1 << 26;

    /// Up to this size a picture is looked at magnified, too: a drawn barcode's bars may be a pixel wide.
    private static final int SMALL = 600;

    private static final int MAGNIFIED = 3;

    /// A drawn barcode may fill its picture, without the quiet that a reader needs before it.
    private static final int RIM = 16;

    private final byte[] pixels;
    private final int width;

    private GreyPicture(byte[] pixels, int width) {
        this.pixels = pixels;
        this.width = width;
    }

    static GreyPicture read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException("there is no such file");
        }
        try (ImageInputStream input = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers =
                    input == null ? List.<ImageReader>of().iterator() : ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw new IOException("a picture must be JPEG, PNG or BMP, and this is none");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input);
                return decode(reader);
            } catch (RuntimeException e) {
                throw new IOException("the picture is damaged: " + e, e); // as ImageIO tells some damage
            } finally {
                reader.dispose();
            }
        }
    }

    private static GreyPicture decode(ImageReader reader) throws IOException {
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > MOST_PIXELS) {
            throw new IOException("a picture must have at most " + MOST_PIXELS + " pixels: pixels=" + pixels);
        }
        BufferedImage image = reader.read(0);
        int width = image.getWidth();
        byte[] grey = new byte[width * image.getHeight()];
        int[] row = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                grey[y * width + x] = (byte) brightness(row[x]);
            }
        }
        return new GreyPicture(grey, width);
    }

    /// {@return how bright a pixel is on white paper, if it lets that through}
    private static int brightness(int argb) {
        int opaque = argb >>> 24;
        int luma = ((argb >> 16 & 0xFF) * 77 + (argb >> 8 & 0xFF) * 150 + (argb & 0xFF) * 29) >> 8;
        return (luma * opaque + 255 * (255 - opaque)) / 255;
    }

    void showTo(Luma luma) {
        luma.take(pixels, width);
    }

    private int height() {
        return pixels.length / width;
    }

    /// {@return itself on white paper, magnified if it is small}
    GreyPicture onPaper() {
        return onPaper(Math.max(width, height()) <= SMALL ? MAGNIFIED : 1);
    }

    private GreyPicture onPaper(int times) {
        int rim = RIM * times;
        int wide = width * times + 2 * rim;
        byte[] paper = new byte[wide * (height() * times + 2 * rim)];
        Arrays.fill(paper, (byte) 255);
        for (int y = 0; y < height() * times; y++) {
            int to = (y + rim) * wide + rim;
            for (int x = 0; x < width * times; x++) {
                paper[to + x] = pixels[y / times * width + x / times];
            }
        }
        return new GreyPicture(paper, wide);
    }
}
