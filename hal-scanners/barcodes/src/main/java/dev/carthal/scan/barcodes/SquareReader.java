package dev.carthal.scan.barcodes;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.Reader;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.datamatrix.DataMatrixReader;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Finds QR and DataMatrix. Their error correction leaves no doubt of what was read, so that nothing need agree.
final class SquareReader {
    /// ZXing looks for a DataMatrix around a picture's middle, so that parts of the picture are tried as well.
    private static final int PARTS = 3;

    private static final int SMALLEST_PART = 64;
    private static final String GS1_DATA_MATRIX = "]d2";
    private static final char FNC1 = '\u001d';

    private final boolean qr;
    private final boolean dataMatrix;
    private final QRCodeMultiReader qrReader = new QRCodeMultiReader();
    private final Reader dataMatrixReader = new DataMatrixReader();
    private final Set<Code> codes = new LinkedHashSet<>();

    SquareReader(Set<Symbology> wanted) {
        qr = wanted.contains(Symbology.QR);
        dataMatrix = wanted.contains(Symbology.DATA_MATRIX);
    }

    void read(Luma luma, Consumer<Code> found) {
        if (!qr && !dataMatrix) {
            return;
        }
        codes.clear();
        LuminanceSource whole = new PlanarYUVLuminanceSource(
                luma.samples(), luma.width(), luma.height(), 0, 0, luma.width(), luma.height(), false);
        if (qr) {
            readQr(whole);
        }
        if (dataMatrix && !readDataMatrix(whole)) {
            parts(whole).forEach(this::readDataMatrix);
        }
        codes.forEach(found);
    }

    private void readQr(LuminanceSource source) {
        for (BinaryBitmap bitmap : blackAndWhite(source)) {
            try {
                for (Result result : qrReader.decodeMultiple(bitmap)) {
                    codes.add(code(Symbology.QR, result));
                }
            } catch (ReaderException _) {
                // most pictures hold none
            }
        }
    }

    /// {@return parts that overlap, each half as wide and high; none of a small picture}
    static List<LuminanceSource> parts(LuminanceSource whole) {
        int width = whole.getWidth() / 2;
        int height = whole.getHeight() / 2;
        List<LuminanceSource> parts = new ArrayList<>();
        for (int i = 0; i < PARTS * PARTS && Math.min(width, height) >= SMALLEST_PART; i++) {
            int left = i % PARTS * (whole.getWidth() - width) / (PARTS - 1);
            int top = i / PARTS * (whole.getHeight() - height) / (PARTS - 1);
            parts.add(whole.crop(left, top, width, height));
        }
        return parts;
    }

    private boolean readDataMatrix(LuminanceSource source) {
        for (BinaryBitmap bitmap : blackAndWhite(source)) {
            try {
                Result result = dataMatrixReader.decode(bitmap);
                if (result.getBarcodeFormat() == BarcodeFormat.DATA_MATRIX) {
                    codes.add(code(Symbology.DATA_MATRIX, result));
                    return true;
                }
            } catch (ReaderException _) {
                // most pictures hold none
            }
        }
        return false;
    }

    /// By the brightness around each place, and by that of the whole, which is better where there is little print.
    private static List<BinaryBitmap> blackAndWhite(LuminanceSource source) {
        return List.of(
                new BinaryBitmap(new HybridBinarizer(source)), new BinaryBitmap(new GlobalHistogramBinarizer(source)));
    }

    private static Code code(Symbology symbology, Result result) {
        Map<ResultMetadataType, Object> about = result.getResultMetadata();
        Object told = about == null ? null : about.get(ResultMetadataType.SYMBOLOGY_IDENTIFIER);
        String aim = told == null ? (symbology == Symbology.QR ? "]Q1" : "]d1") : told.toString();
        String text = result.getText();
        boolean firstIsTold = aim.equals(GS1_DATA_MATRIX) && !text.isEmpty() && text.charAt(0) == FNC1;
        return new Code(symbology, aim, firstIsTold ? text.substring(1) : text);
    }
}
