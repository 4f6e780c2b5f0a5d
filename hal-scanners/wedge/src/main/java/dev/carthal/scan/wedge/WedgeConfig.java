package dev.carthal.scan.wedge;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        pid = "scanner.wedge",
        name = "Keyboard wedge",
        description = "A bar-code scanner that types as a keyboard: only for one that can neither HID-POS nor serial")
@interface WedgeConfig {
    @AttributeDefinition(
            description = "VENDOR:PRODUCT in hex, VENDOR:PRODUCT/SERIAL, or the path of its event device,"
                    + " best a link below /dev/input/by-id")
    String device();

    @AttributeDefinition(
            description = "For which country the scanner types: us, de, or the path of a file of that form")
    String layout() default "us";

    @AttributeDefinition(
            description =
                    "AIM identifier of barcodes that bring none; ]X0 says that the symbology is not known, retail that"
                            + " the scanner reads EAN and UPC only, whose digits show whether they are whole")
    String aim() default "]X0";

    @AttributeDefinition(
            name = "torn.ms",
            min = "50",
            max = "10000",
            description = "A pause after which a barcode without Enter or Tab counts as torn")
    int torn_ms() default 300;

    @AttributeDefinition(
            description =
                    "Take the keyboard away from everybody else; otherwise each barcode is also typed on the page")
    boolean grab() default true;

    @AttributeDefinition(description = "Where the kernel's device files are")
    String dev() default "/dev";

    @AttributeDefinition(description = "Where the kernel's file system of devices is")
    String sys() default "/sys";
}
