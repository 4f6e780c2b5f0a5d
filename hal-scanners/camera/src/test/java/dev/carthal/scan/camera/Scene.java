package dev.carthal.scan.camera;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import com.google.zxing.ReaderException;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.oned.Code39Writer;
import com.google.zxing.oned.EAN13Writer;
import com.google.zxing.oned.EAN8Writer;
import com.google.zxing.oned.ITFWriter;
import com.google.zxing.oned.UPCEWriter;
import dev.carthal.conformance.FakeFrame;
import dev.carthal.hal.camera.ColorMatrix;
import dev.carthal.hal.camera.ColorRange;
import dev.carthal.hal.camera.FrameFormat;
import dev.carthal.hal.camera.PixelFormat;
import dev.carthal.scan.barcodes.Symbology;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.DataBufferByte;
import java.awt.image.Kernel;
import java.lang.foreign.MemorySegment;
import java.util.Random;

/// Draws labels before blots and print, as a camera would see them: a little blurred, and noisy.
final class Scene {
    private static final int QUIET = 11;
    private static final float[] BLUR = {0.06f, 0.24f, 0.4f, 0.24f, 0.06f};
    private static final int NOISE = 8;

    static {
        ReaderException.setStackTrace(false); // under Surefire only, ZXing makes an exception for each line it gives up
    }

    private final Random random;
    private final BufferedImage image;
    private final Graphics2D pen;

    /// A label in the picture.
    ///
    /// @param module width of the narrowest bar, in pixels
    /// @param tall the bars' length, in widths of the label
    record Print(Symbology symbology, String text, double module, double tall) {
        Print(Symbology symbology, String text, double module) {
            this(symbology, text, module, 0.6);
        }

        static Print ean13(String digits, double module) {
            return new Print(Symbology.EAN_13, digits, module);
        }

        private boolean[] bars() {
            return switch (symbology) {
                case EAN_13 -> new EAN13Writer().encode(text);
                case EAN_8 -> new EAN8Writer().encode(text);
                case UPC_A -> new EAN13Writer().encode("0" + text);
                case UPC_E -> new UPCEWriter().encode(text);
                case CODE_128 -> new Code128Writer().encode(text);
                case ITF_14 -> new ITFWriter().encode(text);
                case CODE_39 -> new Code39Writer().encode(text);
                case DATABAR, QR, DATA_MATRIX, PDF_417, AZTEC ->
                    throw new IllegalArgumentException("ZXing draws no bars of it");
            };
        }
    }

    Scene(int width, int height, long seed) {
        random = new Random(seed);
        image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(grey(90));
        pen.fillRect(0, 0, width, height);
    }

    /// A small picture with blots.
    static Scene blots(long seed) {
        return new Scene(640, 480, seed).withBlots();
    }

    Scene withBlots() {
        for (int i = 0; i < 150; i++) {
            pen.setColor(grey(random.nextInt(256)));
            pen.fill(new Ellipse2D.Double(x(), y(), random.nextInt(60) + 3, random.nextInt(60) + 3));
        }
        return this;
    }

    /// Lines of print, which look most like bars.
    Scene withPrint() {
        for (int i = 0; i < 60; i++) {
            AffineTransform before = pen.getTransform();
            pen.rotate(random.nextDouble() * 2 * Math.PI, x(), y());
            pen.setColor(grey(random.nextInt(256)));
            pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 8 + random.nextInt(24)));
            pen.drawString("illHIM||| " + random.nextLong(), (float) x(), (float) y());
            pen.setTransform(before);
        }
        return this;
    }

    /// Bars and spaces of one width, with nowhere to begin.
    Scene withBars(int width) {
        pen.setColor(grey(200));
        for (int x = 0; x < image.getWidth(); x += 2 * width) {
            pen.fillRect(x, 0, width, image.getHeight());
        }
        return this;
    }

    private int x() {
        return random.nextInt(image.getWidth());
    }

    private int y() {
        return random.nextInt(image.getHeight());
    }

    /// Put a label into the middle.
    Scene with(Print print, double degrees) {
        return with(print, degrees, image.getWidth() / 2.0, image.getHeight() / 2.0);
    }

    Scene with(Print print, double degrees, double x, double y) {
        boolean[] bars = print.bars();
        double width = bars.length + 2 * QUIET;
        double height = bars.length * print.tall();
        AffineTransform before = pen.getTransform();
        pen.translate(x, y);
        pen.rotate(Math.toRadians(degrees));
        pen.scale(print.module(), print.module());
        pen.translate(-width / 2, -height / 2);
        pen.setColor(grey(230));
        pen.fill(new Rectangle2D.Double(0, -2, width, height + 4));
        pen.setColor(grey(40));
        int from = 0;
        while (from < bars.length) {
            int to = from + 1;
            while (to < bars.length && bars[to] == bars[from]) {
                to++;
            }
            if (bars[from]) {
                pen.fill(new Rectangle2D.Double(QUIET + from, 0, to - from, height));
            }
            from = to;
        }
        pen.setTransform(before);
        return this;
    }

    /// {@return the picture as a camera sees it, with every sample of a pixel but the one that counts in disorder}
    FakeFrame seen(PixelFormat pixels) {
        byte[] grey = blurred();
        int width = image.getWidth();
        String samples = pixels.samples().getFirst();
        int step = samples.equals("YUYV") ? 2 : samples.length();
        int first = Math.max(samples.indexOf('Y'), samples.indexOf('G'));
        FakeFrame frame =
                FakeFrame.of(FrameFormat.of(width, image.getHeight(), pixels, ColorRange.FULL, ColorMatrix.RGB), 0, 0);
        byte[] row = new byte[width * step];
        random.nextBytes(row);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < width; x++) {
                row[x * step + first] = grey[y * width + x];
            }
            MemorySegment.copy(row, 0, frame.plane(0), JAVA_BYTE, (long) y * frame.stride(0), row.length);
        }
        return frame;
    }

    FakeFrame seen() {
        return seen(PixelFormat.GRAY8);
    }

    private byte[] blurred() {
        var across = new ConvolveOp(new Kernel(BLUR.length, 1, BLUR), ConvolveOp.EDGE_NO_OP, null);
        var down = new ConvolveOp(new Kernel(1, BLUR.length, BLUR), ConvolveOp.EDGE_NO_OP, null);
        BufferedImage blurred = down.filter(across.filter(image, null), null);
        byte[] pixels = ((DataBufferByte) blurred.getRaster().getDataBuffer()).getData();
        byte[] noise = new byte[pixels.length];
        random.nextBytes(noise);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) Math.clamp((pixels[i] & 0xFF) + noise[i] * NOISE / 128, 0, 255);
        }
        return pixels;
    }

    private static Color grey(int value) {
        return new Color(value, value, value);
    }
}
