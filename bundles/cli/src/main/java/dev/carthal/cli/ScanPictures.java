package dev.carthal.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.carthal.hal.scan.Scan;
import dev.carthal.launcher.LaunchException;
import dev.carthal.scan.barcodes.BarcodeReader;
import dev.carthal.scan.barcodes.Code;
import dev.carthal.scan.barcodes.Luma;
import dev.carthal.scan.barcodes.Search;
import dev.carthal.scan.barcodes.Symbology;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "scan",
        description = "Read the barcodes in pictures, as the camera scanner does: a JSON line for each file.",
        footerHeading = "%nA line is:%n",
        footer = {
            "  {\"file\", \"codes\": [{\"symbology\", \"text\", \"aim\"}]}, aim: the AIM identifier, such as ]E0;",
            "  FNC1 inside text is the character 1D, so that aim and text are what cart gs1 reads;",
            "  or {\"file\", \"error\"} where the file is no picture; the others go on.",
            "",
            "Reads EAN-13, EAN-8, UPC-A, UPC-E (told as its UPC-A), Code 128, GS1-128, GS1 DataBar (not Limited),",
            "ITF-14, Code 39, QR, GS1 QR, DataMatrix, GS1 DataMatrix, PDF417 and Aztec at any rotation,",
            "in JPEG, PNG and BMP files.",
            "Exit: 2 if a file is no picture.",
            "",
            "Examples:",
            "  cart scan label.jpg",
            "  cart scan shelf/ | jq -r '.codes[].text'"
        })
final class ScanPictures implements Callable<Integer> {
    /// Closer than on a cart, where the next frame comes soon.
    private static final Search SEARCH = new Search(12, 120, 3);

    @Parameters(
            paramLabel = "FILE|DIR",
            arity = "1..*",
            description = "Pictures, or folders with pictures at any depth, taken in sorted order.")
    private List<Path> arguments = List.of();

    private final Console console;
    private final BarcodeReader reader = new BarcodeReader(EnumSet.allOf(Symbology.class), SEARCH);
    private final Luma luma = new Luma();

    ScanPictures(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws LaunchException, IOException {
        boolean allRead = true;
        for (Path file : Stills.find(arguments)) {
            JsonObject line = new JsonObject();
            line.addProperty("file", file.toString());
            try {
                line.add("codes", codes(GreyPicture.read(file)));
            } catch (IOException e) {
                line.addProperty("error", String.valueOf(e.getMessage()));
                allRead = false;
            }
            console.json(line);
        }
        return allRead ? 0 : Main.USERS;
    }

    private JsonArray codes(GreyPicture picture) {
        List<Code> found = read(picture);
        if (found.isEmpty()) {
            found = read(picture.onPaper());
        }
        JsonArray codes = new JsonArray();
        for (Code code : found) {
            JsonObject each = new JsonObject();
            each.addProperty("symbology", Scan.of(0, 0, code.aim(), code.data()).symbology());
            each.addProperty("text", code.text());
            each.addProperty("aim", code.aim());
            codes.add(each);
        }
        return codes;
    }

    private List<Code> read(GreyPicture picture) {
        picture.showTo(luma);
        return reader.read(luma);
    }
}
