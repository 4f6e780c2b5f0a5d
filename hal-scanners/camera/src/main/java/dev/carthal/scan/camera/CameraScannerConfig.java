package dev.carthal.scan.camera;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        pid = "scanner.camera",
        name = "Camera scanner",
        description = "Barcodes in the frames of a camera slot")
@interface CameraScannerConfig {
    @AttributeDefinition(description = "The camera slot to look at, such as camera/basket-left")
    String camera();

    @AttributeDefinition(description = "What to look for: EAN_13, EAN_8, UPC_A, UPC_E, CODE_128")
    String[] symbologies() default {"EAN_13", "EAN_8", "UPC_A"};

    @AttributeDefinition(
            name = "repeat.ms",
            min = "0",
            max = "60000",
            description = "A code in sight again within this time, by the frames' capture times, is the same scan")
    int repeat_ms() default 1500;

    @AttributeDefinition(min = "1", max = "36", description = "At how many angles of a half turn scan lines are laid")
    int angles() default 8;

    @AttributeDefinition(min = "1", max = "64", description = "Pixels between two scan lines")
    int spacing() default 6;
}
