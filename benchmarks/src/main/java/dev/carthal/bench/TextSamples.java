package dev.carthal.bench;

import dev.carthal.catalogue.Catalogue;
import dev.carthal.catalogue.CatalogueException;
import dev.carthal.hal.DeviceException;
import dev.carthal.scale.counts.Calibration;
import dev.carthal.scale.counts.Cell;
import dev.carthal.scale.counts.Linearisation;
import dev.carthal.simulator.hid.Keystrokes;
import dev.carthal.simulator.hid.ScaleReports;
import dev.carthal.simulator.hid.ScannerReports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.ToIntFunction;

/// Every parser of what comes at once, with something that it understands.
final class TextSamples {
    private static final String DIGEST = "sha256=";
    /// The digest of no bytes.
    private static final String SHA = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private final List<Fuzzed> all = new ArrayList<>();
    private final Path folder;

    private TextSamples(Path folder) {
        this.folder = folder;
    }

    /// {@return all of them}
    ///
    /// @param home of the project, whose files are samples, too
    /// @param folder for what a parser wants to have in a file
    static List<Fuzzed> all(Path home, Path folder) throws IOException {
        TextSamples samples = new TextSamples(folder);
        samples.recordings(home.resolve("bundles/images/demo/recording"));
        samples.images(home.resolve("bundles/images"));
        samples.requests();
        samples.scales(home);
        samples.reports();
        return samples.all;
    }

    private void recordings(Path demo) throws IOException {
        add("recording readings", "dev.carthal.recording.RecordingTexts", "readings", """
                {"seq":0,"t":0,"value":"0.000","unit":"kg","flags":["STABLE"]}
                {"seq":1,"t":9,"value":"1.5","unit":"stone","unitMg":"6350293.18","flags":[],"raw":"020d"}
                {"t":20,"from":10,"gap":"swap"}
                """);
        add("recording scans", "dev.carthal.recording.RecordingTexts", "scans", """
                {"seq":0,"t":0,"aim":"]E0","data":"4006381333931"}
                {"seq":1,"t":9,"aim":"]C1","data":"10LOT7\\u001d21SER9"}
                """);
        add("recording frames", "dev.carthal.recording.RecordingTexts", "frames", """
                {"seq":0,"t":0,"pos":0}
                {"seq":1,"t":9,"pos":3,"media":"still.jpg"}
                """);
        add(
                "recording manifest",
                "dev.carthal.recording.RecordingTexts",
                "manifest",
                Files.readString(demo.resolve("manifest.json")));
    }

    private void images(Path images) throws IOException {
        add("lock", "dev.carthal.launcher.ImageTexts", "lock", """
                {"format": 1, "bundles": {"a:b:1": {"file": "empty.jar", "sha256": "SHA"}}, "files": {"empty.jar": "SHA"}}
                """.replace("SHA", SHA));
        add(
                "image",
                "dev.carthal.launcher.ImageTexts",
                "feature",
                Files.readString(images.resolve("fixtures/feature.json")),
                """
                {"id": "a", "bundles": ["a:b:1", {"id": "a:c:1", "start-order": 5, "part": "p"}],
                 "extensions": {"framework-launching-properties": {"json": {"a": "b"}}}}
                """);
        add("layered configuration", "dev.carthal.launcher.ImageTexts", "layer", """
                {"dev.carthal.slot~scale": {"port": "${data}/p", "baud:Integer": 9600, "needed": ["a", "b"], "on": true}}
                """, """
                {"dev.carthal.slot~two": {"slot": "scale/two", "x:Long": "7", "y:Double": 1.5, "z": [1, 2], "n": null}}
                """);
        String overlay = """
                {"format": 1, "bundles": [{"name": "a.b", "version": "1.0.0", "sha256": "SHA", "replaces": true}],
                 "slots": {"scale/basket": {"driver": "a.b", "configured": "serial", "uses": "hid"}}}
                """.replace("SHA", SHA);
        add("overlay", "dev.carthal.runtime.RuntimeTexts", "overlay", overlay);
        add("overlay at start", "dev.carthal.launcher.ImageTexts", "overlay", overlay);
        add("model.json", "dev.carthal.runtime.RuntimeTexts", "model", """
                {"format": 1, "name": "fruit", "version": "2.1.0", "labels": "labels.txt",
                 "preprocessing": {"crop": {"kind": "center-square", "fraction": 0.9},
                  "resize": {"width": 4, "height": 2, "filter": "triangle"},
                  "colour": "RGB", "mean": [0.5, 0.4, 0.3], "std": [0.25, 0.26, 0.27]},
                 "inputs": [{"name": "image", "type": "float32", "shape": [-1, 3, 2, 4], "layout": "NCHW"}],
                 "outputs": [{"name": "probabilities", "type": "float32", "shape": [-1, 2]}],
                 "variants": [{"id": "onnx-fp32", "engine": "onnx", "file": "a.onnx", "sha256": "SHA"}]}
                """.replace("SHA", SHA));
    }

    private void requests() {
        add(
                "control request",
                "dev.carthal.control.RequestTexts",
                "requests",
                "{\"command\": \"swap\", \"jar\": \"/a.jar\", \"with\": [\"/b.jar\"], \"slot\": \"scale/basket\","
                        + " \"observeMs\": 100, \"sameVersion\": true}",
                "{\"command\": \"answer\", \"question\": \"q1\", \"choice\": \"milk\"}");
        add(
                "page's answer",
                "dev.carthal.touchscreen.AnswerTexts",
                "answers",
                "{\"question\": \"q1\", \"choice\": \"milk\"}");
        add("journal state", "dev.carthal.basket.JournalTexts", "states", """
                {"basket": {}, "cart": {"holdings": [{"sku": "a", "quantity": 1, "weightMg": 5, "why": "w", "fixedMinor": 0}],
                 "questions": [{"question": {"id": "q1", "text": "t", "choices": [{"sku": "a", "name": "A"}]},
                  "put": true, "weightMg": 5, "sdMg": 1}], "asked": 1},
                 "plateau": {"nanos": 1, "weightMg": 5, "sdMg": 1, "net": false}}
                """);
    }

    private void scales(Path home) throws IOException {
        Path maps = home.resolve("hal-loadcell/modbus/src/main/resources/dev/carthal/scale/modbus");
        add(
                "register map",
                "dev.carthal.scale.modbus.MapTexts",
                "maps",
                Files.readString(maps.resolve("laumas.properties")),
                Files.readString(maps.resolve("dini-argeo.properties")),
                "function=3\nstatus=2\ngross=0\nnet=0\nbit.0=stable\n");
        Calibration calibration = new Calibration(
                "scale/basket",
                2,
                Instant.EPOCH,
                5_000_000,
                List.of(new Cell(8_388_608, 1_200, 0, 20_000), new Cell(-5, 1_201, 3, 20_000)),
                new Linearisation(
                        List.of(new Linearisation.Point(1_000, 1_010), new Linearisation.Point(9_000, 8_990))));
        add("calibration", _ -> TextSamples::calibration, bytes(calibration.text()));
        add(
                "catalogue",
                TextSamples::catalogues,
                Files.readAllBytes(home.resolve("bundles/images/demo/catalogue.csv")));
    }

    private void reports() {
        byte[] weight = ScaleReports.report(4, "1.250", "kg");
        add("hid weights", _ -> Neighbours.weightReports(ScaleReports.descriptor()), weight);
        add("hid descriptors", _ -> Neighbours.weightDescriptors(weight), ScaleReports.descriptor());
        List<byte[]> scans = new ArrayList<>(ScannerReports.reports("]Q0", "0123456789".repeat(6)));
        scans.addAll(ScannerReports.reports("]E0", "4006381333931"));
        add(
                "hid scans",
                _ -> Neighbours.scanReports(new Ticks(), ScannerReports.descriptor()),
                scans.toArray(byte[][]::new));
        Keystrokes keys = new Keystrokes();
        add(
                "wedge keys",
                _ -> Neighbours.keyEvents(new Ticks()),
                keys.line("]C110Lot-7/a"),
                keys.line("4006381333931"));
        add("wedge layout", "dev.carthal.scan.wedge.EventsTaken", "layouts", "# a\n30 a A\n3 2 \" dead:^\n57 space\n");
    }

    private void add(String name, String type, String parser, String... valid) {
        byte[][] texts = new byte[valid.length][];
        for (int i = 0; i < valid.length; i++) {
            texts[i] = bytes(valid[i]);
        }
        add(name, at -> Neighbours.parser(type, parser, at), texts);
    }

    private void add(String name, FuzzedText.Parser parser, byte[]... valid) {
        all.add(new FuzzedText(name, parser, List.of(valid), folder));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// As it is, and sealed as if it had been written so: few changes would get past the digest.
    private static int calibration(byte[] bytes) {
        int understood = 0;
        String text = new String(bytes, StandardCharsets.UTF_8);
        String body = text.substring(0, Math.max(0, text.lastIndexOf(DIGEST)));
        for (String each : List.of(text, body + DIGEST + sha256(body) + "\n")) {
            try {
                Calibration calibration = Calibration.parse(bytes(each));
                if (!Calibration.parse(bytes(calibration.text())).equals(calibration)) {
                    throw new IllegalStateException("reads back as another: " + calibration);
                }
                understood++;
            } catch (DeviceException _) {
                // that is what it says of itself
            }
        }
        return understood;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(text)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static ToIntFunction<byte[]> catalogues(Path folder) {
        Path file = folder.resolve("fuzzed.csv");
        return text -> {
            try {
                Files.write(file, text);
                return Catalogue.read(file).articles().size();
            } catch (CatalogueException _) {
                return 0;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
