package dev.carthal.gs1;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/// Reads scans in tests: ␝ stands for GS.
final class Scans {
    private Scans() {}

    static byte[] bytes(String text) {
        return text.replace('␝', '\u001D').getBytes(StandardCharsets.UTF_8);
    }

    static ScanData read(String text) throws Gs1Exception {
        return ScanParser.of(Region.NONE).parse(bytes(text));
    }

    /// {@return all that a scan says but its identifiers one by one, or the error, as words}
    static Map<String, String> said(Region region, String text) {
        Map<String, String> said = new TreeMap<>();
        try {
            ScanData data = ScanParser.of(region).parse(bytes(text));
            data.symbology().ifPresent(it -> said.put("symbology", it.replace(' ', '_')));
            data.elementString().ifPresent(it -> said.put("elementString", it));
            data.digitalLink().ifPresent(it -> said.put("digitalLink", it));
            data.gtin14().ifPresent(it -> said.put("gtin14", it));
            data.item().ifPresent(it -> said.put("item", it));
            data.lookup().filter(_ -> data.ais().isEmpty()).ifPresent(it -> said.put("lookup", it));
            data.currency().ifPresent(it -> said.put("currency", it));
            data.addOn().ifPresent(it -> said.put("addOn", it));
            data.text().ifPresent(it -> said.put("text", it));
            put(said, "weightMg", data.weightMg());
            put(said, "priceMinor", data.priceMinor());
            put(said, "count", data.count());
        } catch (Gs1Exception wrong) {
            said.put("error", wrong.kind().word());
            said.put("at", Integer.toString(wrong.at()));
        }
        return said;
    }

    private static void put(Map<String, String> said, String key, OptionalLong value) {
        if (value.isPresent()) {
            said.put(key, Long.toString(value.getAsLong()));
        }
    }
}
