package dev.carthal.scale.serial;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
        pid = "scanner.datalogic",
        name = "Scanner of a Datalogic single cable",
        description =
                "The scanner on a line that it shares with a scale; the scale's slot has driver serial and protocol"
                        + " datalogic, and the same port and line settings")
@interface DatalogicScannerConfig {
    @AttributeDefinition(
            description = "Path of the port, best a link below /dev/serial/by-id that survives re-plugging")
    String port();

    @AttributeDefinition(description = "Bits per second; 0: 9600", min = "0", max = "921600")
    int baud() default 0;

    @AttributeDefinition(
            name = "data.bits",
            min = "0",
            max = "8",
            description = "7 or 8; with 7, bit 7 is masked off; 0: 7")
    int data_bits() default 0;

    @AttributeDefinition(
            options = {
                @Option(value = "usual", label = "even"),
                @Option(value = "none", label = "none"),
                @Option(value = "even", label = "even"),
                @Option(value = "odd", label = "odd")
            })
    String parity() default "usual";

    @AttributeDefinition(name = "stop.bits", min = "1", max = "2")
    int stop_bits() default 1;
}
