package dev.carthal.simulator.scale;

import static dev.carthal.simulator.scale.CommandSpeech.bytes;
import static dev.carthal.simulator.scale.CommandSpeech.keys;
import static dev.carthal.simulator.scale.CommandSpeech.lines;
import static dev.carthal.simulator.scale.Speech.CLEAR;
import static dev.carthal.simulator.scale.Speech.NOTHING;
import static dev.carthal.simulator.scale.Speech.TARE;
import static dev.carthal.simulator.scale.Speech.WEIGHT;
import static dev.carthal.simulator.scale.Speech.ZERO;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// All that the simulated scale speaks, by the same names as the driver. Facts: the manuals that the driver's
/// dialects name.
@SuppressWarnings("ImmutableEnumChecker") // its functions have no state
enum ScaleProtocol {
    ASCII("ascii", true, () -> asked(Frames::ascii)),
    ASCII_AD(
            "ascii-ad",
            false,
            () -> lines(Map.of("Q", WEIGHT, "Z", ZERO, "R", ZERO, "T", TARE), "", Frames::ad)
                    .answering(KeyAnswers::ad)),
    ASCII_ADAM("ascii-adam", false, () -> lines(Map.of("P", WEIGHT), "", Frames::adam)),
    ASCII_DINI("ascii-dini", false, () -> asked(Frames::dini)),
    ASCII_OHAUS(
            "ascii-ohaus",
            false,
            () -> lines(Map.of("IP", WEIGHT, "P", WEIGHT, "Z", ZERO, "T", TARE), "ES\r\n", Frames::ohaus)),
    ASCII_RADWAG("ascii-radwag", false, () -> lines(Map.of("SI", WEIGHT), "ES\r\n", Frames::radwag)),
    CAS("cas", false, () -> keys(Map.of("\u0005", bytes("\u0006"), "\u0011", WEIGHT), Frames::cas)),
    CAS_14("cas-14", false, () -> keys(Map.of("\u0005", bytes("\u0006"), "\u0011", WEIGHT), Frames::cas14)),
    CAS_22("cas-22", true, () -> asked(Frames::cas22)),
    CAS_PB2("cas-pb2", false, () -> keys(Map.of("\u0002\u0002RW\u0007\u0003", WEIGHT), Frames::pb2)),
    DATALOGIC("datalogic", false, () -> lines(Map.of("S14", WEIGHT), "", Frames::datalogic14)),
    DATALOGIC_S11("datalogic-s11", false, () -> lines(Map.of("S11", WEIGHT), "", Frames::datalogic11)),
    DIALOG06("dialog06", false, DialogSpeech::new),
    DIALOG06_02("dialog06-02", false, DialogSpeech::new),
    DIALOG06_04("dialog06-04", false, DialogSpeech::new),
    MT_SICS(
            "mt-sics",
            false,
            () -> lines(
                            Map.of(
                                    "S",
                                    WEIGHT,
                                    "SI",
                                    WEIGHT,
                                    "Z",
                                    ZERO,
                                    "T",
                                    TARE,
                                    "TAC",
                                    CLEAR,
                                    "@",
                                    bytes("I4 A \"1234567\"\r\n")),
                            "ES\r\n",
                            Frames::sics)
                    .answering(KeyAnswers::sics)),
    MODBUS("modbus", false, ModbusSpeech::laumas),
    MODBUS_DINI_ARGEO("modbus-dini-argeo", false, ModbusSpeech::diniArgeo),
    NCI(
            "nci",
            false,
            () -> lines(Map.of("W", WEIGHT, "Z", ZERO), "\n?\r\u0003", Frames::nci)
                    .answering(KeyAnswers::nci)),
    SBI("sbi", false, () -> keys(Map.of("\u001bP", WEIGHT, "\u001bV", ZERO, "\u001bU", TARE), Frames::sbi)),
    SMA(
            "sma",
            false,
            () -> lines(Map.of("W", WEIGHT, "Z", ZERO, "T", TARE), "\n?\r", Frames::sma)
                    .answering(KeyAnswers::sma)),
    TOLEDO_8217(
            "toledo-8217",
            false,
            () -> keys(Map.of("W", WEIGHT, "Z", ZERO, "T", TARE, "C", CLEAR), Frames::toledo)
                    .answering(KeyAnswers::toledo)),
    TOLEDO_CONTINUOUS("toledo-continuous", true, () -> asked(shown -> Frames.continuous(shown, 18))),
    TOLEDO_CONTINUOUS_17("toledo-continuous-17", true, () -> asked(shown -> Frames.continuous(shown, 17))),
    TOLEDO_CONTINUOUS_12("toledo-continuous-12", true, () -> asked(shown -> Frames.continuous(shown, 12))),
    TOLEDO_CONTINUOUS_11("toledo-continuous-11", true, () -> asked(shown -> Frames.continuous(shown, 11)));

    final String id;
    final boolean streams;
    private final Supplier<Speech> speech;

    ScaleProtocol(String id, boolean streams, Supplier<Speech> speech) {
        this.id = id;
        this.streams = streams;
        this.speech = speech;
    }

    private static Speech asked(java.util.function.Function<Shown, byte[]> frame) {
        return lines(Map.of("Q", WEIGHT, "READ", WEIGHT, "W", WEIGHT), "", frame);
    }

    static List<String> ids() {
        return Stream.of(values()).map(protocol -> protocol.id).toList();
    }

    static Optional<ScaleProtocol> named(String id) {
        return Stream.of(values()).filter(protocol -> protocol.id.equals(id)).findFirst();
    }

    /// {@return a scale of that protocol, just switched on}
    Speech speech() {
        return speech.get();
    }

    /// {@return whether a program can press its keys}
    boolean hasKeys() {
        return switch (this) {
            case ASCII_AD, ASCII_OHAUS, MT_SICS, NCI, SBI, SMA, TOLEDO_8217 -> true;
            default -> false;
        };
    }

    /// {@return whether a frame says if it was changed on its way}
    boolean checked() {
        return switch (this) {
            case CAS, CAS_14, CAS_PB2, MODBUS, MODBUS_DINI_ARGEO, TOLEDO_CONTINUOUS, TOLEDO_CONTINUOUS_12 -> true;
            default -> false;
        };
    }

    /// {@return that frame without its middle}
    static byte[] torn(byte[] frame) {
        int keep = Math.min(4, frame.length / 3);
        byte[] torn = java.util.Arrays.copyOf(frame, 2 * keep);
        System.arraycopy(frame, frame.length - keep, torn, keep, keep);
        return torn.length == 0 ? NOTHING : torn;
    }
}
