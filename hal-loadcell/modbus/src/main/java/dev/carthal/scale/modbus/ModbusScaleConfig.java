package dev.carthal.scale.modbus;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
        pid = "scale.modbus",
        name = "Modbus scale",
        description = "A weight transmitter that speaks Modbus RTU on a serial line")
@interface ModbusScaleConfig {
    @AttributeDefinition(
            description = "Path of the port, best a link below /dev/serial/by-id that survives re-plugging")
    String port();

    @AttributeDefinition(
            description = "Which register holds what: laumas, dini-argeo, or the path of a file of your own")
    String map() default "laumas";

    @AttributeDefinition(description = "Number of the transmitter on its line", min = "1", max = "247")
    int address() default 1;

    @AttributeDefinition(description = "Digits after the point, as the transmitter shows them", min = "0", max = "6")
    int decimals() default 3;

    @AttributeDefinition(
            description = "Unit, as the transmitter shows it",
            options = {
                @Option(value = "g", label = "g"),
                @Option(value = "kg", label = "kg"),
                @Option(value = "lb", label = "lb")
            })
    String unit() default "kg";

    @AttributeDefinition(description = "Bits per second", min = "1200", max = "921600")
    int baud() default 9600;

    @AttributeDefinition(
            options = {
                @Option(value = "none", label = "none"),
                @Option(value = "even", label = "even"),
                @Option(value = "odd", label = "odd")
            })
    String parity() default "none";

    @AttributeDefinition(name = "stop.bits", min = "1", max = "2")
    int stop_bits() default 1;

    @AttributeDefinition(name = "poll.ms", min = "10", max = "60000", description = "How often to ask")
    int poll_ms() default 100;

    @AttributeDefinition(name = "answer.ms", min = "20", max = "900", description = "How long an answer may take")
    int answer_ms() default 300;
}
