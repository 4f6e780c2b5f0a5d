package dev.carthal.scan.hid;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        pid = "scanner.hid",
        name = "USB-HID scanner",
        description = "A bar-code scanner in its mode HID-POS (usage page 8C), through hidraw")
@interface HidScannerConfig {
    @AttributeDefinition(
            description = "VENDOR:PRODUCT in hex, VENDOR:PRODUCT/SERIAL, or the path of its hidraw device;"
                    + " empty: the only such scanner that is plugged in")
    String device() default "";

    @AttributeDefinition(
            name = "torn.ms",
            min = "50",
            max = "10000",
            description = "How long the rest of a long barcode may take before it counts as torn")
    int torn_ms() default 500;

    @AttributeDefinition(description = "Where the kernel's device files are")
    String dev() default "/dev";

    @AttributeDefinition(description = "Where the kernel's file system of devices is")
    String sys() default "/sys";
}
