package dev.carthal.scale.serial;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
        pid = "scale.serial",
        name = "Serial scale",
        description = "A scale on a serial line, a USB adapter or a pseudo-terminal")
@interface SerialScaleConfig {
    @AttributeDefinition(
            description = "Path of the port, best a link below /dev/serial/by-id that survives re-plugging")
    String port();

    @AttributeDefinition(
            description = "What the scale speaks",
            options = @Option(value = "ascii", label = "ASCII lines"))
    String protocol() default "ascii";

    @AttributeDefinition(description = "Bits per second", min = "300", max = "921600")
    int baud() default 9600;

    @AttributeDefinition(name = "data.bits", min = "7", max = "8", description = "With 7, bit 7 is masked off")
    int data_bits() default 8;

    @AttributeDefinition(
            options = {
                @Option(value = "none", label = "none"),
                @Option(value = "even", label = "even"),
                @Option(value = "odd", label = "odd")
            })
    String parity() default "none";

    @AttributeDefinition(name = "stop.bits", min = "1", max = "2")
    int stop_bits() default 1;

    @AttributeDefinition(
            description = "Unit of frames that carry none: mg, g, kg, t, ct, oz, ozt or lb; empty: refuse them")
    String unit() default "";

    @AttributeDefinition(
            description = "What to send to ask for a weight, with \\r and \\n; empty: the scale sends by itself")
    String command() default "";

    @AttributeDefinition(name = "poll.ms", min = "20", max = "60000", description = "How often to ask")
    int poll_ms() default 200;

    @AttributeDefinition(
            name = "certificate.authority",
            description = "Who approved the scale for trade; empty: nobody")
    String certificate_authority() default "";

    @AttributeDefinition(name = "certificate.number", description = "The number of that approval")
    String certificate_number() default "";
}
