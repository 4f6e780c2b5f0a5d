package dev.carthal.scale.hid;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        pid = "scale.hid",
        name = "USB-HID scale",
        description = "A scale of the USB usage page 8D (DYMO, Mettler, Stamps.com, Fairbanks), through hidraw")
@interface HidScaleConfig {
    @AttributeDefinition(
            description = "VENDOR:PRODUCT in hex, VENDOR:PRODUCT/SERIAL, or the path of its hidraw device;"
                    + " empty: the only scale that is plugged in")
    String device() default "";

    @AttributeDefinition(
            name = "certificate.authority",
            description = "Who approved the scale for trade; empty: nobody")
    String certificate_authority() default "";

    @AttributeDefinition(name = "certificate.number", description = "The number of that approval")
    String certificate_number() default "";

    @AttributeDefinition(description = "Where the kernel's device files are")
    String dev() default "/dev";

    @AttributeDefinition(description = "Where the kernel's file system of devices is")
    String sys() default "/sys";
}
