package dev.carthal.cli;

import com.google.gson.JsonObject;
import dev.carthal.gs1.Gs1Exception;
import dev.carthal.gs1.Region;
import dev.carthal.gs1.ScanData;
import dev.carthal.gs1.ScanParser;
import dev.carthal.launcher.LaunchException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "gs1",
        description = "Say what scans mean by GS1's rules: a JSON line for each.",
        footerHeading = "%nA line has, as far as the scan says it:%n",
        footer = {
            "  symbology, ais, elementString, digitalLink (canonical), gtin14, addOn, text (no GS1 data),",
            "  item (of a restricted number), lookup (what it has in a catalogue), weightMg (net, exact),",
            "  priceMinor (hundredths where no currency is known), currency, count;",
            "  or {\"error\": {\"kind\", \"at\", \"message\"}}, at: the byte from 0, the AIM identifier included.",
            "",
            "Without --region and --layout restricted numbers stay opaque, and (392n) has no currency.",
            "Exit: 2 if an argument is an error; 0 with -, whatever the lines are.",
            "",
            "Examples:",
            "  cart gs1 4006381333931",
            "  cart gs1 --region DE 2811111068708 ']e001950123456789033103001234'",
            "  cart gs1 ']Q1https://example.com/01/09501101530003/10/A?15=261231'",
            "  cart gs1 --layout 21IIIIIWWWWWC 2112345012506",
            "  cart gs1 - < scans.txt"
        })
final class Gs1 implements Callable<Integer> {
    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "Where the shop is: DE, DK, EE, FI, GB, LT, LV, NO, SE, US.")
    private Optional<String> region = Optional.empty();

    @Option(
            names = "--layout",
            paramLabel = "LAYOUT",
            description = "How the shop itself writes restricted numbers, 13 characters: the prefix, then I item,"
                    + " V verifier, W weight in g, P price or N count, C check digit. Repeat as needed.")
    private List<String> layouts = List.of();

    @Parameters(
            paramLabel = "SCANDATA",
            arity = "1..*",
            description =
                    "What the scanner sends: AIM identifier and data, GS (byte 1D) for FNC1; bare digits are a GTIN."
                            + " With - standard input is read, a scan a line.")
    private List<String> scans = List.of();

    private final Console console;

    Gs1(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws LaunchException, IOException {
        ScanParser parser = ScanParser.of(shop());
        boolean allRead = true;
        for (String scan : scans) {
            if (scan.equals("-")) {
                answerAll(System.in, parser);
            } else {
                JsonObject line = line(parser, scan.getBytes(StandardCharsets.UTF_8));
                console.json(line);
                allRead &= !line.has("error");
            }
        }
        return allRead ? 0 : Main.USERS;
    }

    private Region shop() throws LaunchException {
        Region shop = Region.NONE;
        if (region.isPresent()) {
            String name = region.get();
            shop = Region.named(name)
                    .orElseThrow(() -> Failed.user(
                            "region must be one of " + String.join(", ", Region.names()) + ": region=" + name));
        }
        try {
            return shop.with(layouts);
        } catch (IllegalArgumentException wrong) {
            throw Failed.user(String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private void answerAll(InputStream input, ScanParser parser) throws IOException {
        ScanLines lines = new ScanLines(input);
        for (Optional<byte[]> scan = lines.next(); scan.isPresent(); scan = lines.next()) {
            console.later(line(parser, scan.get()));
            if (!lines.ready()) {
                console.out().flush();
            }
        }
        console.out().flush();
    }

    static JsonObject line(ScanParser parser, byte[] scan) {
        try {
            return line(parser.parse(scan));
        } catch (Gs1Exception wrong) {
            JsonObject error = new JsonObject();
            error.addProperty("kind", wrong.kind().word());
            error.addProperty("at", wrong.at());
            error.addProperty("message", wrong.getMessage());
            JsonObject line = new JsonObject();
            line.add("error", error);
            return line;
        }
    }

    private static JsonObject line(ScanData data) {
        JsonObject line = new JsonObject();
        add(line, "symbology", data.symbology());
        if (!data.ais().isEmpty()) {
            JsonObject ais = new JsonObject();
            data.ais().forEach(ais::addProperty);
            line.add("ais", ais);
        }
        add(line, "elementString", data.elementString());
        add(line, "digitalLink", data.digitalLink());
        add(line, "gtin14", data.gtin14());
        add(line, "addOn", data.addOn());
        add(line, "item", data.item());
        if (data.item().isPresent()) {
            add(line, "lookup", data.lookup());
        }
        add(line, "weightMg", data.weightMg());
        add(line, "priceMinor", data.priceMinor());
        add(line, "currency", data.currency());
        add(line, "count", data.count());
        add(line, "text", data.text());
        return line;
    }

    private static void add(JsonObject line, String key, Optional<String> value) {
        value.ifPresent(it -> line.addProperty(key, it));
    }

    private static void add(JsonObject line, String key, OptionalLong value) {
        value.ifPresent(it -> line.addProperty(key, it));
    }
}
