package dev.carthal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.ReaderException;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

class ScanPicturesTests {
    private static final Set<BarcodeFormat> SQUARE =
            EnumSet.of(BarcodeFormat.QR_CODE, BarcodeFormat.DATA_MATRIX, BarcodeFormat.AZTEC);
    private static final char FNC1 = '\u00f1';

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int status;

    @BeforeAll
    static void readAsOnACart() {
        ReaderException.setStackTrace(false); // ZXing makes an exception for each line otherwise, under Surefire
    }

    private List<String> scan(Path... files) {
        PrintStream printed = new PrintStream(out, false, StandardCharsets.UTF_8);
        String[] arguments = new String[files.length + 1];
        arguments[0] = "scan";
        for (int i = 0; i < files.length; i++) {
            arguments[i + 1] = files[i].toString();
        }
        out.reset();
        status = Main.execute(new Console(printed, printed), arguments);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private String codes(BufferedImage picture) throws IOException {
        Path file = folder.resolve("picture.png");
        ImageIO.write(picture, "png", file.toFile());
        List<String> lines = scan(file);
        assertThat(status).isZero();
        assertThat(lines).hasSize(1);
        return lines.getFirst().replace("{\"file\":\"" + file + "\",\"codes\":", "");
    }

    private static BitMatrix drawn(BarcodeFormat format, String text, Map<EncodeHintType, ?> hints)
            throws WriterException {
        boolean square = SQUARE.contains(format);
        return new MultiFormatWriter().encode(text, format, square ? 160 : 500, square ? 160 : 120, hints);
    }

    /// A label that lies on something darker.
    private static BufferedImage turned(BitMatrix code, int degrees) {
        BufferedImage picture = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(120, 140, 90));
        pen.fillRect(0, 0, 640, 480);
        pen.translate(320, 240);
        pen.rotate(Math.toRadians(degrees));
        pen.translate(-code.getWidth() / 2, -code.getHeight() / 2);
        pen.setColor(Color.WHITE);
        pen.fillRect(-20, -20, code.getWidth() + 40, code.getHeight() + 40);
        pen.setColor(Color.BLACK);
        for (int y = 0; y < code.getHeight(); y++) {
            for (int x = 0; x < code.getWidth(); x++) {
                if (code.get(x, y)) {
                    pen.fillRect(x, y, 1, 1);
                }
            }
        }
        return picture;
    }

    private static String one(String symbology, String text, String aim) {
        return "[{\"symbology\":\"" + symbology + "\",\"text\":\"" + text + "\",\"aim\":\"" + aim + "\"}]}";
    }

    @ParameterizedTest
    @CsvSource({
        "37, EAN_13, 4006381333931, EAN-13, 4006381333931, ]E0",
        "90, EAN_8, 96385074, EAN-8, 96385074, ]E4",
        "200, UPC_A, 036000291452, UPC-A, 036000291452, ]E0",
        "140, UPC_E, 04252614, UPC-A, 042100005264, ]E0",
        "180, CODE_128, CARTHAL-7, Code 128, CARTHAL-7, ]C0",
        "300, QR_CODE, https://carthal.dev/01/x, QR, https://carthal.dev/01/x, ]Q1",
        "25, DATA_MATRIX, CartHAL 7, DataMatrix, CartHAL 7, ]d1",
        "127, ITF, 14006381333938, ITF, 14006381333938, ]I1",
        "250, CODE_39, CARTHAL-7, Code 39, CARTHAL-7, ]A0",
        "68, PDF_417, CartHAL 7, PDF417, CartHAL 7, ]L2",
        "217, AZTEC, CartHAL 7, Aztec, CartHAL 7, ]z0",
    })
    void aCodeIsReadAtAnyRotation(ArgumentsAccessor row) throws WriterException, IOException {
        BitMatrix code = drawn(BarcodeFormat.valueOf(row.getString(1)), row.getString(2), Map.of());
        assertThat(codes(turned(code, row.getInteger(0))))
                .isEqualTo(one(row.getString(3), row.getString(4), row.getString(5)));
    }

    /// Drawn by zint: ZXing writes none.
    @ParameterizedTest
    @CsvSource({
        "omni, 0109501101530003",
        "stacked-omni, 0109501101530003",
        "expanded, 0198898765432106320201234515991231",
        "stacked-expanded, 01900123456789083103001750",
    })
    void databarIsReadAsElements(String name, String text) throws IOException {
        try (InputStream drawn = ScanPicturesTests.class.getResourceAsStream("databar/" + name + ".png")) {
            assertThat(codes(ImageIO.read(drawn))).isEqualTo(one("GS1 DataBar", text, "]e0"));
        }
    }

    @Test
    void gs1IsToldByTheIdentifierAndSeparatedByTheByte1D() throws WriterException, IOException {
        String elements = "0109501101530003" + "10AB" + FNC1 + "2112";
        String text = "010950110153000310AB\\u001d2112";
        assertThat(codes(turned(drawn(BarcodeFormat.CODE_128, FNC1 + elements, Map.of()), 10)))
                .isEqualTo(one("GS1-128", text, "]C1"));
        var gs1 = Map.of(EncodeHintType.GS1_FORMAT, true);
        assertThat(codes(turned(drawn(BarcodeFormat.QR_CODE, elements.replace(FNC1, '\u001d'), gs1), 10)))
                .isEqualTo(one("GS1 QR", text, "]Q3"));
        var compact = Map.of(EncodeHintType.GS1_FORMAT, true, EncodeHintType.DATA_MATRIX_COMPACT, true);
        assertThat(codes(turned(drawn(BarcodeFormat.DATA_MATRIX, elements.replace(FNC1, '\u001d'), compact), 10)))
                .isEqualTo(one("GS1 DataMatrix", text, "]d2"));
    }

    @Test
    void barsAPixelWideWithoutQuietAreRead() throws WriterException, IOException {
        BitMatrix code = new MultiFormatWriter()
                .encode("4006381333931", BarcodeFormat.EAN_13, 95, 40, Map.of(EncodeHintType.MARGIN, 0));
        BufferedImage picture = new BufferedImage(95, 40, BufferedImage.TYPE_INT_ARGB); // nothing, where it is white
        for (int y = 0; y < 40; y++) {
            for (int x = 0; x < 95; x++) {
                picture.setRGB(x, y, code.get(x, y) ? 0xFF000000 : 0);
            }
        }
        assertThat(codes(picture)).isEqualTo(one("EAN-13", "4006381333931", "]E0"));
    }

    @Test
    void aFileThatIsNoPictureIsToldAndTheOthersGoOn() throws WriterException, IOException {
        Files.writeString(folder.resolve("b.jpg"), "no picture");
        ImageIO.write(
                turned(drawn(BarcodeFormat.EAN_13, "4006381333931", Map.of()), 5),
                "jpg",
                folder.resolve("c.jpg").toFile());
        ImageIO.write(
                new BufferedImage(90, 90, BufferedImage.TYPE_BYTE_GRAY),
                "png",
                folder.resolve("a.png").toFile());
        byte[] whole = Files.readAllBytes(folder.resolve("a.png"));
        Files.write(folder.resolve("d.png"), java.util.Arrays.copyOf(whole, 45));
        List<String> lines = scan(folder, folder.resolve("none.png"));
        assertThat(status).isEqualTo(2);
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).isEqualTo("{\"file\":\"" + folder.resolve("a.png") + "\",\"codes\":[]}");
        assertThat(lines.get(1))
                .isEqualTo("{\"file\":\"" + folder.resolve("b.jpg")
                        + "\",\"error\":\"a picture must be JPEG, PNG or BMP, and this is none\"}");
        assertThat(lines.get(2)).contains("c.jpg").endsWith(one("EAN-13", "4006381333931", "]E0"));
        assertThat(lines.get(3)).contains("d.png\",\"error\":\"");
        assertThat(lines.get(4)).endsWith("none.png\",\"error\":\"there is no such file\"}");
    }
}
