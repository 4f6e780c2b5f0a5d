package dev.carthal.scan.barcodes;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.oned.OneDReader;
import com.google.zxing.oned.rss.RSS14Reader;
import com.google.zxing.oned.rss.expanded.RSSExpandedReader;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads GS1 DataBar in rows. Its halves may lie in several rows, so that what was found in one is remembered for the
/// next ones of the same direction.
final class Databar {
    private static final String AIM = "]e0";

    /// ZXing tells expanded symbols as people read them.
    private static final Pattern ELEMENT = Pattern.compile("\\((\\d{2,4})\\)([^(]*)");

    /// Elements whose length is known by how they begin end without FNC1 (GS1 General Specifications, 7.8.5).
    private static final Pattern ENDS_BY_ITSELF = Pattern.compile("(0[0-4]|1[1-9]|20|3[1-6]|41).*");

    private static final String FNC1 = "\u001d";

    private final List<OneDReader> readers = List.of(new RSS14Reader(), new RSSExpandedReader());

    void forget() {
        readers.forEach(OneDReader::reset);
    }

    void read(Row row, Consumer<Code> found) {
        for (OneDReader reader : readers) {
            try {
                Result result = reader.decodeRow(0, row.bits(), Map.of());
                String data = result.getBarcodeFormat() == BarcodeFormat.RSS_14
                        ? "01" + result.getText()
                        : elements(result.getText());
                found.accept(new Code(Symbology.DATABAR, AIM, data));
            } catch (ReaderException _) {
                // most lines cross none
            }
        }
    }

    static String elements(String text) {
        StringBuilder data = new StringBuilder();
        Matcher element = ELEMENT.matcher(text);
        boolean open = false;
        while (element.find()) {
            data.append(open ? FNC1 : "").append(element.group(1)).append(element.group(2));
            open = !ENDS_BY_ITSELF.matcher(element.group(1)).matches();
        }
        return data.toString();
    }
}
