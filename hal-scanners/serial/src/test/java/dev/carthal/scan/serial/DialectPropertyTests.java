package dev.carthal.scan.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What holds for every dialect and all bytes.
class DialectPropertyTests {
    private static final int TRIES = 200;

    private static Dialect dialect(Protocol protocol) {
        return protocol.dialect(new Form(Framing.CR, new byte[0], Form.SENT), false);
    }

    private static byte[] sent(Protocol protocol, String data) {
        return protocol == Protocol.SSI
                ? SsiDialectTests.packet(0, 0x03, data)
                : ("]C0" + data + "\r").getBytes(StandardCharsets.ISO_8859_1);
    }

    @Provide
    Arbitrary<String> data() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .ofMinLength(1)
                .ofMaxLength(60)
                .filter(s -> s.charAt(0) != ']');
    }

    @Provide
    Arbitrary<byte[]> noise() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(80);
    }

    @Property(tries = TRIES)
    void aWholeFrameIsReadAfterWhateverCameBefore(
            @ForAll Protocol protocol, @ForAll("noise") byte[] noise, @ForAll("data") String data) {
        Dialect dialect = dialect(protocol);
        Heard heard = new Heard().hear(dialect, noise);
        heard.quiet(dialect, Heard.SECOND).hear(dialect, sent(protocol, data)).quiet(dialect, Heard.SECOND);
        assertThat(heard.scans()).endsWith("]C0 " + data);
    }

    @Property(tries = TRIES)
    void noiseIsNoBarcode(@ForAll Protocol protocol, @ForAll("noise") byte[] noise) {
        Dialect dialect = dialect(protocol);
        Heard heard = new Heard().hear(dialect, noise).quiet(dialect, Heard.SECOND);
        dialect.lost(heard);
        assertThat(heard.scans()).allMatch(scan -> scan.matches("(?s)\\][A-Za-z][A-Za-z0-9] .*"));
        assertThat(protocol == Protocol.SSI ? heard.scans() : List.of()).isEmpty();
    }

    @Property(tries = TRIES)
    void aPacketWithAnyByteChangedIsRefused(@ForAll("data") String data, @ForAll int at, @ForAll byte change) {
        byte[] sent = sent(Protocol.SSI, data);
        sent[Math.floorMod(at, sent.length)] ^= change == 0 ? 1 : change;
        Dialect dialect = dialect(Protocol.SSI);
        Heard heard = new Heard().hear(dialect, sent).quiet(dialect, Heard.SECOND);
        assertThat(heard.scans()).isEmpty();
    }

    @Property(tries = TRIES)
    void aFrameThatEndsAnywhereIsRefusedOrNothing(
            @ForAll Protocol protocol, @ForAll("data") String data, @ForAll int cut) {
        byte[] sent = sent(protocol, data);
        Dialect dialect = dialect(protocol);
        Heard heard = new Heard();
        for (int i = 0; i < Math.floorMod(cut, sent.length); i++) {
            dialect.accept(sent[i], heard);
        }
        dialect.lost(heard);
        assertThat(heard.scans()).isEmpty();
        assertThat(heard.all).hasSize(Math.floorMod(cut, sent.length) == 0 ? 0 : 1);
    }

    @Property(tries = TRIES)
    void aLongBarcodeIsTheSameInHoweverManyPackets(@ForAll("data") String data, @ForAll byte size) {
        int most = 1 + Math.floorMod(size, 20);
        Dialect dialect = dialect(Protocol.SSI);
        Heard heard = new Heard();
        List<byte[]> packets = new ArrayList<>();
        for (int at = 0; at < data.length(); at += most) {
            int end = Math.min(data.length(), at + most);
            packets.add(SsiDialectTests.packet(end < data.length() ? 2 : 0, 0x03, data.substring(at, end)));
        }
        packets.forEach(packet -> heard.hear(dialect, packet));
        assertThat(heard.all).containsExactly("]C0 " + data);
        assertThat(heard.said).hasSize(packets.size());
    }
}
