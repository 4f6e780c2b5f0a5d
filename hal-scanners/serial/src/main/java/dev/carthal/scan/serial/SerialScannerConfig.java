package dev.carthal.scan.serial;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
        pid = "scanner.serial",
        name = "Serial scanner",
        description = "A barcode scanner on a serial line, a USB adapter or a pseudo-terminal")
@interface SerialScannerConfig {
    @AttributeDefinition(
            description = "Path of the port, best a link below /dev/serial/by-id that survives re-plugging")
    String port();

    @AttributeDefinition(
            description = "What the scanner speaks",
            options = {
                @Option(value = "generic", label = "it sends what it reads"),
                @Option(value = "honeywell", label = "Honeywell: the same, with trigger and menu commands"),
                @Option(value = "ssi", label = "Zebra SSI: packets with checksum and acknowledgement")
            })
    String protocol() default "generic";

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

    @AttributeDefinition(description = "Ask before sending, by RTS and CTS, where the cable has them; ssi only")
    boolean handshake() default false;

    @AttributeDefinition(
            description = "How a barcode ends; not for ssi",
            options = {
                @Option(value = "cr", label = "CR; LF after it is ignored"),
                @Option(value = "crlf", label = "CR LF; a CR alone is data"),
                @Option(value = "lf", label = "LF"),
                @Option(value = "stx-etx", label = "between STX and ETX"),
                @Option(value = "pause", label = "nothing comes for a tenth of a second")
            })
    String framing() default "cr";

    @AttributeDefinition(
            description = "What the scanner sends before identifier and data, with \\r, \\n and \\x02; not for ssi")
    String prefix() default "";

    @AttributeDefinition(
            description =
                    "Symbology: sent (the scanner sends AIM identifiers, the best), retail (it sends none and reads"
                            + " EAN and UPC only), or the one AIM identifier of all that it reads, such as ]C1; ]X0 where"
                            + " nothing is known; not for ssi")
    String aim() default "sent";

    @AttributeDefinition(description = "Keep the trigger pulled from here; honeywell and ssi")
    boolean trigger() default false;

    @AttributeDefinition(
            name = "repeat.ms",
            min = "0",
            max = "60000",
            description =
                    "With the trigger kept pulled, an equal barcode within this time is the same one, still there")
    int repeat_ms() default 1000;

    @AttributeDefinition(
            description =
                    "What to send when the port is opened, with \\r, \\n and \\x16: commands of a honeywell or generic"
                            + " scanner; empty: nothing")
    String setup() default "";
}
