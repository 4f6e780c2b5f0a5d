package dev.carthal.scan.camera;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
        pid = "scanner.camera",
        name = "Camera scanner",
        description = "Reads barcodes in the frames of a camera slot")
@interface CameraScannerConfig {
    @AttributeDefinition(description = "The camera slot to look at, such as camera/basket-left")
    String camera();

    @AttributeDefinition(
            description = "What is read",
            options = {
                @Option(value = "EAN-13", label = "EAN-13"),
                @Option(value = "EAN-8", label = "EAN-8"),
                @Option(value = "UPC-A", label = "UPC-A"),
                @Option(value = "UPC-E", label = "UPC-E, as the UPC-A that it stands for"),
                @Option(value = "Code 128", label = "Code 128 and GS1-128"),
                @Option(value = "DataBar", label = "GS1 DataBar, also stacked and expanded; not Limited"),
                @Option(value = "QR", label = "QR Code and GS1 QR"),
                @Option(value = "DataMatrix", label = "DataMatrix ECC 200 and GS1 DataMatrix")
            })
    String[] symbologies() default {"EAN-13", "EAN-8", "UPC-A"};

    @AttributeDefinition(
            name = "repeat.ms",
            min = "0",
            max = "3600000",
            description = "A code in sight again within this time, by the frames' capture times, is the same scan")
    int repeat_ms() default 1500;

    @AttributeDefinition(
            min = "1",
            max = "36",
            description = "Directions in a half turn in which lines are laid; with 1, codes must be upright or upside"
                    + " down")
    int angles() default 6;

    @AttributeDefinition(min = "16", max = "480", description = "Lines across the shorter side of a picture")
    int lines() default 60;

    @AttributeDefinition(
            min = "2",
            max = "16",
            description = "Lines of one picture that must read the same code; twice as many for codes of less than"
                    + " twelve digits and Code 128")
    int agree() default 3;
}
