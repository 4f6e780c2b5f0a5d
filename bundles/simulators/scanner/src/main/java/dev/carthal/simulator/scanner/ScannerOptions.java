package dev.carthal.simulator.scanner;

import dev.carthal.simulator.scale.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// How the simulated scanner behaves.
///
/// @param protocol what it speaks, one of [#protocols]
/// @param link where to put the link to its port
/// @param scans what it reads, in turn: AIM identifier and data, or bare digits
/// @param every how often it reads one
/// @param patience after which it sends again what was not acknowledged
/// @param faults what goes wrong
public record ScannerOptions(
        String protocol, Path link, List<String> scans, Duration every, Duration patience, List<Fault> faults) {
    private static final List<String> PROTOCOLS = List.of("generic", "honeywell", "ssi");

    /// Check the values.
    ///
    /// @throws IllegalArgumentException if one cannot be used
    public ScannerOptions {
        scans = List.copyOf(scans);
        faults = List.copyOf(faults);
        require(
                PROTOCOLS.contains(protocol),
                "protocol must be one of " + String.join(", ", PROTOCOLS) + ": protocol=" + protocol);
        require(every.isPositive(), "every must be more than 0: every=" + every);
        require(patience.isPositive(), "patience must be more than 0: patience=" + patience);
        scans.forEach(Symbol::of);
        for (Fault fault : faults) {
            boolean can = switch (fault.kind()) {
                case OVERLOAD -> false;
                case CHECKSUM, LOST_ACK -> protocol.equals("ssi");
                case SILENCE, TORN, GARBAGE, UNPLUG -> true;
            };
            require(can, "a scanner with this protocol has no such fault: protocol=" + protocol + ", " + fault);
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    /// {@return what a simulated scanner can speak}
    public static List<String> protocols() {
        return PROTOCOLS;
    }

    /// {@return a scanner without faults that reads nothing by itself}
    public static ScannerOptions of(String protocol, Path link) {
        return new ScannerOptions(protocol, link, List.of(), Duration.ofSeconds(2), Duration.ofSeconds(2), List.of());
    }

    /// {@return these options with those faults}
    public ScannerOptions failing(Fault... what) {
        return new ScannerOptions(protocol, link, scans, every, patience, List.of(what));
    }

    /// {@return these options of a scanner that sends again after so long}
    public ScannerOptions patient(Duration how) {
        return new ScannerOptions(protocol, link, scans, every, how, faults);
    }

    Speech speech() {
        return protocol.equals("ssi")
                ? new SsiSpeech(patience.toNanos())
                : new PlainSpeech(protocol.equals("honeywell"));
    }

    boolean holds(Fault.Kind kind, long nanos) {
        return faults.stream().anyMatch(fault -> fault.kind() == kind && fault.holds(nanos));
    }
}
