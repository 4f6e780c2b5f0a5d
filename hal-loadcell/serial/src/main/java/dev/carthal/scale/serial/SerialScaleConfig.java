package dev.carthal.scale.serial;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
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
            options = {
                @Option(
                        value = "ascii",
                        label = "ASCII lines, sent by the scale (A&D, CAS, Dini Argeo, OHAUS, no-name)"),
                @Option(value = "ascii-ad", label = "A&D, asked with Q"),
                @Option(value = "ascii-adam", label = "Adam, asked with P; silent while not stable"),
                @Option(value = "ascii-dini", label = "Dini Argeo, asked with READ"),
                @Option(value = "ascii-ohaus", label = "OHAUS, asked with IP"),
                @Option(value = "ascii-radwag", label = "Radwag, asked with SI"),
                @Option(value = "cas", label = "CAS, Samsung ECR: ENQ, 15 bytes"),
                @Option(value = "cas-14", label = "the same of clones: 14 bytes"),
                @Option(value = "cas-22", label = "CAS indicators: 22 bytes, sent by the scale"),
                @Option(value = "cas-pb2", label = "CAS PB2"),
                @Option(value = "datalogic", label = "Datalogic single cable, S14"),
                @Option(value = "datalogic-s11", label = "Datalogic single cable, S11; silent while not stable"),
                @Option(value = "dialog06", label = "Checkout-Dialog 06"),
                @Option(value = "dialog06-02", label = "Checkout-Dialog 02"),
                @Option(value = "dialog06-04", label = "Checkout-Dialog 04"),
                @Option(value = "mt-sics", label = "MT-SICS level 0 and 1"),
                @Option(value = "nci", label = "NCI, Weigh-Tronix SCP-01 (ECR)"),
                @Option(value = "sbi", label = "Sartorius SBI"),
                @Option(value = "sma", label = "SMA SCP-0499"),
                @Option(value = "toledo-8217", label = "Toledo 8217, SASI"),
                @Option(value = "toledo-continuous", label = "Toledo continuous, 18 bytes, sent by the scale"),
                @Option(value = "toledo-continuous-17", label = "the same without checksum"),
                @Option(value = "toledo-continuous-12", label = "the same without tare"),
                @Option(value = "toledo-continuous-11", label = "the same without either")
            })
    String protocol() default "ascii";

    @AttributeDefinition(description = "Bits per second; 0: as is usual for the protocol", min = "0", max = "921600")
    int baud() default 0;

    @AttributeDefinition(
            name = "data.bits",
            min = "0",
            max = "8",
            description = "7 or 8; with 7, bit 7 is masked off; 0: as is usual for the protocol")
    int data_bits() default 0;

    @AttributeDefinition(
            options = {
                @Option(value = "usual", label = "as is usual for the protocol"),
                @Option(value = "none", label = "none"),
                @Option(value = "even", label = "even"),
                @Option(value = "odd", label = "odd")
            })
    String parity() default "usual";

    @AttributeDefinition(name = "stop.bits", min = "1", max = "2")
    int stop_bits() default 1;

    @AttributeDefinition(
            description = "Unit of frames that carry none: mg, g, kg, t, ct, oz, ozt or lb; empty: refuse them")
    String unit() default "";

    @AttributeDefinition(
            description = "What to send to ask for a weight, with \\r and \\n; empty: what the protocol has for it")
    String command() default "";

    @AttributeDefinition(name = "poll.ms", min = "20", max = "60000", description = "How often to ask")
    int poll_ms() default 200;

    @AttributeDefinition(
            name = "certificate.authority",
            description = "Who approved the scale for trade; empty: nobody")
    String certificate_authority() default "";

    @AttributeDefinition(name = "certificate.number", description = "The number of that approval")
    String certificate_number() default "";

    @AttributeDefinition(
            name = "dialog.price",
            min = "0",
            max = "999999",
            description =
                    "Price of a kilogram in the smallest unit of money, which Checkout-Dialog scales want to have")
    int dialog_price() default 1;

    @AttributeDefinition(
            name = "dialog06.checksum",
            description = "Checksum of the selling program for Checkout-Dialog 06, four hex digits")
    String dialog06_checksum() default "";

    @AttributeDefinition(
            name = "dialog06.polynomial",
            type = AttributeType.PASSWORD,
            description =
                    "Confidential polynomial for Checkout-Dialog 06, as given out with the approval, four hex digits")
    String dialog06_polynomial() default "";
}
