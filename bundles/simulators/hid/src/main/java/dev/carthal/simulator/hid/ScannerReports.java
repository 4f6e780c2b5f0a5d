package dev.carthal.simulator.hid;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// What a bar-code scanner in its mode HID-POS sends.
public final class ScannerReports {
    /// Report 2: length, AIM identifier, 56 bytes of data, two of the maker's, and whether more follows. Report
    /// 3, its status, has one byte.
    private static final String DESCRIPTOR = """
            05 8c 09 02 a1 01
            09 12 a1 02 85 02 15 00 26 ff 00 75 08
            05 01 09 3b 95 01 81 02
            05 8c 09 fb 09 fc 09 fd 95 03 81 02
            09 fe 95 38 82 02 01
            06 66 ff 09 04 09 05 95 02 81 02
            05 8c 09 ff 15 00 25 01 75 01 95 01 81 02
            75 07 81 03
            c0
            09 13 a1 02 85 03 15 00 26 ff 00 75 08 95 01 09 14 81 02 c0
            c0""";

    private static final int REPORT_BYTES = 64;
    private static final int MOST_DATA = 56;
    private static final int DATA = 5;

    private ScannerReports() {}

    /// {@return the report descriptor}
    public static byte[] descriptor() {
        return HexFormat.of().parseHex(DESCRIPTOR.replaceAll("\\s", ""));
    }

    /// {@return the reports of one barcode}
    ///
    /// @param aim its identifier, such as `]E0`
    /// @param text its data, a byte each character
    public static List<byte[]> reports(String aim, String text) {
        byte[] data = text.getBytes(StandardCharsets.ISO_8859_1);
        List<byte[]> reports = new ArrayList<>();
        for (int at = 0; at < data.length; at += MOST_DATA) {
            byte[] part = Arrays.copyOfRange(data, at, Math.min(data.length, at + MOST_DATA));
            byte[] report = new byte[REPORT_BYTES];
            report[0] = 2;
            report[1] = (byte) part.length;
            System.arraycopy(aim.getBytes(StandardCharsets.ISO_8859_1), 0, report, 2, aim.length());
            System.arraycopy(part, 0, report, DATA, part.length);
            report[REPORT_BYTES - 3] = 0x73;
            report[REPORT_BYTES - 1] = (byte) (at + MOST_DATA < data.length ? 1 : 0);
            reports.add(report);
        }
        return reports;
    }
}
