package dev.carthal.scan.camera;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.DecodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.oned.MultiFormatOneDReader;
import com.google.zxing.oned.OneDReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds barcodes at any rotation: scan lines at several angles, each read by ZXing in both directions. A code
/// whose bars are long enough is crossed whole by a line of the nearest angle.
final class BarcodeReader {
    private static final int FEWEST_EDGES = 40;

    private final OneDReader reader;
    private final Map<DecodeHintType, ?> hints;
    private final ScanLine line;
    private final int angles;
    private final double spacing;

    BarcodeReader(Set<BarcodeFormat> formats, int angles, int perPixel, double spacing) {
        hints = Map.of(DecodeHintType.POSSIBLE_FORMATS, formats);
        reader = new MultiFormatOneDReader(hints);
        line = new ScanLine(perPixel);
        this.angles = angles;
        this.spacing = spacing;
    }

    List<Result> read(Luma luma) {
        Map<String, Integer> votes = new HashMap<>();
        List<Result> found = new ArrayList<>();
        for (int i = 0; i < angles; i++) {
            sweep(luma, Math.PI * i / angles, votes, found);
        }
        return found;
    }

    /// Half as many digits are read by chance far more often: print and edges look like an EAN-8 to single lines.
    private static int votesFor(Result result) {
        return result.getBarcodeFormat() == BarcodeFormat.EAN_8 ? 6 : 2;
    }

    private void sweep(Luma luma, double angle, Map<String, Integer> votes, List<Result> found) {
        double across = Math.abs(luma.width() * Math.sin(angle)) + Math.abs(luma.height() * Math.cos(angle));
        for (double offset = -across / 2 + spacing / 2; offset < across / 2; offset += spacing) {
            double x = luma.width() / 2.0 - Math.sin(angle) * offset;
            double y = luma.height() / 2.0 + Math.cos(angle) * offset;
            if (line.take(luma, x, y, angle)) {
                if (line.edges() >= FEWEST_EDGES) {
                    decode(votes, found);
                    line.bits().reverse();
                    decode(votes, found);
                }
            }
        }
    }

    private void decode(Map<String, Integer> votes, List<Result> found) {
        try {
            Result result = reader.decodeRow(0, line.bits(), hints);
            int count = votes.merge(result.getText(), 1, Integer::sum);
            if (count == votesFor(result)) {
                found.add(result);
            }
        } catch (ReaderException e) {
            // most lines cross no code
        }
    }
}
