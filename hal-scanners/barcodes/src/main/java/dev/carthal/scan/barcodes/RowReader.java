package dev.carthal.scan.barcodes;

import com.google.zxing.DecodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.oned.Code128Reader;
import com.google.zxing.oned.EAN13Reader;
import com.google.zxing.oned.EAN8Reader;
import com.google.zxing.oned.UPCEANReader;
import com.google.zxing.oned.UPCEReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Finds where codes may begin in a row, and lets ZXing read what follows. By itself, ZXing gives up a row when what
/// looked like the beginning of a code was none.
final class RowReader {
    /// Where data has FNC1, it comes as the byte 1D then, and not as nothing.
    private static final Map<DecodeHintType, ?> HINTS = Map.of(DecodeHintType.ASSUME_GS1, true);

    private static final String EAN = "]E0";
    private static final String GS1_128 = "]C1";

    /// EAN and UPC begin with a bar, a space and a bar, each a module wide.
    private static final int GUARD = 3;

    /// Modules in each element of what code 128 starts with, and in all of them.
    private static final int[][] CODE_128_STARTS = {{2, 1, 1, 4, 1, 2}, {2, 1, 1, 2, 1, 4}, {2, 1, 1, 2, 3, 2}};

    private static final int CODE_128_MODULES = 11;

    private final Set<Symbology> wanted;
    private final List<Guarded> guarded = new ArrayList<>();
    private final Code128Reader code128 = new Code128Reader();
    private final Code39 code39 = new Code39();
    private final Optional<Databar> databar;
    private final int fewestElements;
    private final int[] guard = new int[2];

    private record Guarded(Symbology symbology, UPCEANReader reader) {}

    RowReader(Set<Symbology> wanted) {
        this.wanted = wanted;
        if (wanted.contains(Symbology.EAN_13) || wanted.contains(Symbology.UPC_A)) {
            guarded.add(new Guarded(Symbology.EAN_13, new EAN13Reader()));
        }
        if (wanted.contains(Symbology.EAN_8)) {
            guarded.add(new Guarded(Symbology.EAN_8, new EAN8Reader()));
        }
        if (wanted.contains(Symbology.UPC_E)) {
            guarded.add(new Guarded(Symbology.UPC_E, new UPCEReader()));
        }
        databar = wanted.contains(Symbology.DATABAR) ? Optional.of(new Databar()) : Optional.empty();
        fewestElements = wanted.stream()
                .filter(Symbology::isInLines)
                .mapToInt(each -> each.elements)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /// {@return whether nothing is wanted that is read in rows}
    boolean isIdle() {
        return fewestElements == Integer.MAX_VALUE;
    }

    /// The rows that follow lie in another direction.
    void turned() {
        databar.ifPresent(Databar::forget);
    }

    /// {@return whether there is enough in a row for a code}
    boolean mayHold(Row row) {
        return row.elements() >= fewestElements;
    }

    /// Read all codes that begin in a row at its first end.
    void read(Row row, Consumer<Code> found) {
        for (int first = 0; !guarded.isEmpty() && first + fewestElements <= row.elements(); first += 2) {
            int width = row.width(first, GUARD);
            if (isGuard(row, first, width)) {
                guard[0] = row.start(first);
                guard[1] = row.start(first + GUARD);
                for (int i = 0; i < guarded.size(); i++) {
                    Guarded each = guarded.get(i);
                    if (fits(row, first, each.symbology, width)) {
                        readGuarded(each.reader, row, found);
                    }
                }
            }
        }
        if (wanted.contains(Symbology.CODE_128) && mayStartCode128(row)) {
            readCode128(row, found);
        }
        if (wanted.contains(Symbology.ITF_14)) {
            Itf14.read(row, found);
        }
        if (wanted.contains(Symbology.CODE_39)) {
            code39.read(row, found);
        }
        if (databar.isPresent()) {
            databar.get().read(row, found);
        }
    }

    /// ZXing looks at it closely; this leaves out what it need not look at.
    private static boolean isGuard(Row row, int first, int width) {
        return row.quiet(first) >= width
                && isModule(row.width(first, 1), width)
                && isModule(row.width(first + 1, 1), width)
                && isModule(row.width(first + 2, 1), width);
    }

    private static boolean isModule(int element, int guard) {
        return 6 * element >= guard && 3 * element <= 2 * guard;
    }

    private static boolean fits(Row row, int first, Symbology symbology, int guard) {
        if (first + symbology.elements > row.elements()) {
            return false;
        }
        int expected = guard * symbology.modules / GUARD;
        int width = row.width(first, symbology.elements);
        return 4 * width > 3 * expected && 3 * width < 4 * expected;
    }

    private void readGuarded(UPCEANReader reader, Row row, Consumer<Code> found) {
        try {
            Result result = reader.decodeRow(0, row.bits(), guard, HINTS);
            String text = result.getText();
            switch (result.getBarcodeFormat()) {
                case EAN_8 -> found.accept(new Code(Symbology.EAN_8, "]E4", text));
                case UPC_E -> found.accept(new Code(Symbology.UPC_E, EAN, UPCEReader.convertUPCEtoUPCA(text)));
                default -> acceptEan13(text, found);
            }
        } catch (ReaderException _) {
            // it was no beginning; ZXing throws one and the same object then
        }
    }

    /// An UPC-A is an EAN-13 that begins with 0.
    private void acceptEan13(String text, Consumer<Code> found) {
        if (text.charAt(0) == '0' && wanted.contains(Symbology.UPC_A)) {
            found.accept(new Code(Symbology.UPC_A, EAN, text.substring(1)));
        } else if (wanted.contains(Symbology.EAN_13)) {
            found.accept(new Code(Symbology.EAN_13, EAN, text));
        }
    }

    /// ZXing asks this of every sample, which takes ten times as long.
    private static boolean mayStartCode128(Row row) {
        for (int first = 0; first + Symbology.CODE_128.elements <= row.elements(); first += 2) {
            if (2 * row.quiet(first) >= row.width(first, CODE_128_STARTS[0].length) && isCode128Start(row, first)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCode128Start(Row row, int first) {
        for (int[] modules : CODE_128_STARTS) {
            if (isLike(modules, row, first)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLike(int[] modules, Row row, int first) {
        int width = row.width(first, modules.length);
        for (int i = 0; i < modules.length; i++) {
            int off = CODE_128_MODULES * row.width(first + i, 1) - modules[i] * width;
            if (10 * Math.abs(off) > 7 * width) {
                return false;
            }
        }
        return true;
    }

    private void readCode128(Row row, Consumer<Code> found) {
        try {
            Result result = code128.decodeRow(0, row.bits(), HINTS);
            String aim = String.valueOf(result.getResultMetadata().get(ResultMetadataType.SYMBOLOGY_IDENTIFIER));
            String text = result.getText();
            found.accept(
                    new Code(Symbology.CODE_128, aim, aim.equals(GS1_128) ? text.substring(GS1_128.length()) : text));
        } catch (ReaderException _) {
            // most lines cross none
        }
    }
}
