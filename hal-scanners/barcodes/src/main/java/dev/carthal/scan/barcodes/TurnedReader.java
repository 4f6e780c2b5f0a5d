package dev.carthal.scan.barcodes;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.aztec.AztecReader;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.pdf417.PDF417Reader;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/// Finds PDF417 and Aztec. ZXing reads these when they are turned by some six degrees at most, or by quarters from
/// there, so that the picture is turned between. Their error correction leaves no doubt of what was read.
final class TurnedReader {
    /// In a quarter turn.
    private static final int TURNS = 9;

    /// Its bytes 92 come as they are, not doubled.
    private static final String PDF_417 = "]L2";

    private static final String AZTEC = "]z0";
    private static final int FRACTION_BITS = 8;
    private static final int PIXEL = 1 << FRACTION_BITS;
    private static final byte WHITE = (byte) 0xFF;

    private final boolean pdf417;
    private final boolean aztec;
    private final PDF417Reader pdf417Reader = new PDF417Reader();
    private final AztecReader aztecReader = new AztecReader();
    private final Set<Code> codes = new LinkedHashSet<>();

    TurnedReader(Set<Symbology> wanted) {
        pdf417 = wanted.contains(Symbology.PDF_417);
        aztec = wanted.contains(Symbology.AZTEC);
    }

    void read(Luma luma, Consumer<Code> found) {
        if (!pdf417 && !aztec) {
            return;
        }
        codes.clear();
        for (int i = 0; i < TURNS; i++) {
            LuminanceSource whole = turned(luma, Math.PI / 2 * i / TURNS);
            BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(whole));
            if (pdf417) {
                readPdf417(bitmap);
            }
            if (aztec && !readAztec(bitmap)) {
                for (LuminanceSource part : SquareReader.parts(whole)) {
                    readAztec(new BinaryBitmap(new HybridBinarizer(part)));
                }
            }
        }
        codes.forEach(found);
    }

    private void readPdf417(BinaryBitmap bitmap) {
        try {
            for (Result result : pdf417Reader.decodeMultiple(bitmap)) {
                codes.add(new Code(Symbology.PDF_417, PDF_417, result.getText()));
            }
        } catch (ReaderException _) {
            // most pictures hold none
        }
    }

    private boolean readAztec(BinaryBitmap bitmap) {
        try {
            codes.add(
                    new Code(Symbology.AZTEC, AZTEC, aztecReader.decode(bitmap).getText()));
            return true;
        } catch (ReaderException _) {
            return false; // most pictures hold none
        }
    }

    /// {@return the picture, turned about its middle, on white}
    private static LuminanceSource turned(Luma luma, double angle) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        int width = (int) (luma.width() * cos + luma.height() * sin);
        int height = (int) (luma.width() * sin + luma.height() * cos);
        byte[] pixels = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double right = x - width / 2.0;
                double down = y - height / 2.0;
                pixels[y * width + x] = between(
                        luma, (int) Math.scalb(luma.width() / 2.0 + right * cos - down * sin, FRACTION_BITS), (int)
                                Math.scalb(luma.height() / 2.0 + right * sin + down * cos, FRACTION_BITS));
            }
        }
        return new PlanarYUVLuminanceSource(pixels, width, height, 0, 0, width, height, false);
    }

    /// {@return the brightness of a place between four pixels, in fractions of a pixel}
    private static byte between(Luma luma, int x, int y) {
        int column = x >> FRACTION_BITS;
        int row = y >> FRACTION_BITS;
        if (x < 0 || y < 0 || column + 1 >= luma.width() || row + 1 >= luma.height()) {
            return WHITE;
        }
        byte[] pixels = luma.samples();
        int at = row * luma.width() + column;
        int right = x & (PIXEL - 1);
        int down = y & (PIXEL - 1);
        int left = PIXEL - right;
        int above = (pixels[at] & 0xFF) * left + (pixels[at + 1] & 0xFF) * right;
        at += luma.width();
        int below = (pixels[at] & 0xFF) * left + (pixels[at + 1] & 0xFF) * right;
        return (byte) ((above * (PIXEL - down) + below * down) / (PIXEL * PIXEL));
    }
}
