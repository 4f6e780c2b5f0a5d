package dev.carthal.scale.serial;

import dev.carthal.line.Mode;
import dev.carthal.scale.serial.Keys.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// All that scales speak here, with the line settings that are usual for each, and what it is asked with.
@SuppressWarnings("ImmutableEnumChecker") // its functions have no state, and nobody changes a question
enum Protocol {
    ASCII("ascii", Mode.of(9600, "8N1"), "", settings -> new AsciiDialect(settings.asks())),
    ASCII_AD("ascii-ad", Mode.of(2400, "7E1"), "Q\r\n", _ -> new AsciiDialect(true)),
    ASCII_ADAM("ascii-adam", Mode.of(4800, "8N1"), "P\r\n", _ -> new AsciiDialect(true)),
    ASCII_DINI("ascii-dini", Mode.of(9600, "8N1"), "READ\r\n", _ -> new AsciiDialect(true)),
    ASCII_OHAUS("ascii-ohaus", Mode.of(9600, "8N1"), "IP\r\n", _ -> new AsciiDialect(true)),
    ASCII_RADWAG("ascii-radwag", Mode.of(9600, "8N1"), "SI\r\n", _ -> new RadwagDialect()),
    CAS("cas", Mode.of(9600, "8N1"), "\u0005", _ -> new CasDialect(true)),
    CAS_14("cas-14", Mode.of(9600, "8N1"), "\u0005", _ -> new CasDialect(false)),
    CAS_22("cas-22", Mode.of(9600, "8N1"), "", _ -> new CasStreamDialect()),
    CAS_PB2("cas-pb2", Mode.of(9600, "8N1"), "\u0002\u0002RW\u0007\u0003", s -> new CasPb2Dialect(s.unit())),
    DATALOGIC("datalogic", Mode.of(9600, "7E1"), "S14\r", _ -> new DatalogicDialect()),
    DATALOGIC_S11("datalogic-s11", Mode.of(9600, "7E1"), "S11\r", _ -> new DatalogicDialect()),
    DIALOG06("dialog06", Mode.of(9600, "7O1"), "", SerialScaleSettings::dialog),
    DIALOG06_02("dialog06-02", Mode.of(2400, "7O1"), "", SerialScaleSettings::dialog),
    DIALOG06_04("dialog06-04", Mode.of(4800, "7O1"), "", SerialScaleSettings::dialog),
    MT_SICS("mt-sics", Mode.of(9600, "8N1"), "SI\r\n", _ -> new SicsDialect()),
    NCI("nci", Mode.of(9600, "7E1"), "W\r", _ -> new NciDialect()),
    SBI("sbi", Mode.of(1200, "7O1"), "\u001bP\r\n", s -> new SbiDialect(s.unit())),
    SMA("sma", Mode.of(9600, "8N1"), "\nW\r", _ -> new SmaDialect()),
    TOLEDO_8217("toledo-8217", Mode.of(9600, "7E1"), "W", s -> new ToledoDialect(s.unit())),
    TOLEDO_CONTINUOUS("toledo-continuous", Mode.of(9600, "7E1"), "", _ -> new ToledoContinuousDialect(18)),
    TOLEDO_CONTINUOUS_17("toledo-continuous-17", Mode.of(9600, "7E1"), "", _ -> new ToledoContinuousDialect(17)),
    TOLEDO_CONTINUOUS_12("toledo-continuous-12", Mode.of(9600, "7E1"), "", _ -> new ToledoContinuousDialect(12)),
    TOLEDO_CONTINUOUS_11("toledo-continuous-11", Mode.of(9600, "7E1"), "", _ -> new ToledoContinuousDialect(11));

    final String id;
    final Mode mode;
    private final byte[] question;
    private final Function<SerialScaleSettings, Dialect> dialect;

    Protocol(String id, Mode mode, String question, Function<SerialScaleSettings, Dialect> dialect) {
        this.id = id;
        this.mode = mode;
        this.question = question.getBytes(StandardCharsets.ISO_8859_1);
        this.dialect = dialect;
    }

    static Optional<Protocol> named(String id) {
        return Stream.of(values()).filter(protocol -> protocol.id.equals(id)).findFirst();
    }

    Dialect dialect(SerialScaleSettings settings) {
        return dialect.apply(settings);
    }

    byte[] question() {
        return question.clone();
    }

    /// {@return what its keys are called, where the manuals say it (`docs/scales.md`)}
    Keys keys() {
        return switch (this) {
            case ASCII_AD -> Keys.answeredWith(Reply.VERDICT, "Z\r\n", "T\r\n", "");
            case ASCII_OHAUS -> Keys.answeredWith(Reply.NOTHING, "Z\r\n", "T\r\n", "");
            case MT_SICS -> Keys.answeredWith(Reply.VERDICT, "Z\r\n", "T\r\n", "TAC\r\n");
            case NCI -> Keys.answeredWith(Reply.STATE, "Z\r", "", "");
            case SBI -> Keys.answeredWith(Reply.NOTHING, "\u001bV\r\n", "\u001bU\r\n", "");
            case SMA -> Keys.answeredWith(Reply.STATE, "\nZ\r", "\nT\r", "");
            case TOLEDO_8217 -> Keys.answeredWith(Reply.STATE, "Z", "T", "C");
            default -> Keys.NONE;
        };
    }

    /// {@return whether the scale is to be asked though the question is empty, because its dialect makes it}
    boolean converses() {
        return this == DIALOG06 || this == DIALOG06_02 || this == DIALOG06_04;
    }

    /// {@return whether silence is the scale's way to say that the weight is not stable}
    boolean silentWhileMoving() {
        return this == ASCII_ADAM || this == DATALOGIC_S11;
    }

    /// {@return whether others speak on the line, too}
    boolean sharesLine() {
        return this == DATALOGIC || this == DATALOGIC_S11;
    }
}
