package dev.carthal.scan.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Packets are those of the guide, or made from it.
class SsiDialectTests {
    private static final String ACK = "04d00400ff28";
    private static final String NAK = "05d1040001ff25";
    private static final String EAN = "12f300000b39353031313031353330303033fc64";

    private final SsiDialect dialect = new SsiDialect(false);
    private final Heard heard = new Heard();

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    static byte[] packet(int status, int type, String data) {
        byte[] packet = new byte[5 + data.length() + 2];
        packet[0] = (byte) (5 + data.length());
        packet[1] = (byte) 0xF3;
        packet[3] = (byte) status;
        packet[4] = (byte) type;
        System.arraycopy(data.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), 0, packet, 5, data.length());
        int sum = 0;
        for (int i = 0; i < packet.length - 2; i++) {
            sum -= packet[i] & 0xFF;
        }
        packet[packet.length - 2] = (byte) (sum >> 8);
        packet[packet.length - 1] = (byte) sum;
        return packet;
    }

    @Test
    void commandsAreThoseOfTheGuide() {
        assertThat(HexFormat.of().formatHex(SsiDialect.packet(0xE4))).isEqualTo("04e40400ff14");
        assertThat(HexFormat.of().formatHex(SsiDialect.packet(0xE9))).isEqualTo("04e90400ff0f");
        assertThat(HexFormat.of().formatHex(SsiDialect.packet(0xD0))).isEqualTo(ACK);
        assertThat(HexFormat.of().formatHex(SsiDialect.packet(0xD1, 1))).isEqualTo(NAK);
    }

    @Test
    void aBarcodeIsAcknowledged() {
        heard.hear(dialect, bytes(EAN));
        assertThat(heard.all).containsExactly("]E0 9501101530003");
        assertThat(heard.said).containsExactly(ACK);
    }

    @Test
    void theIdentifierThatIsSentGoesBeforeTheType() {
        heard.hear(dialect, packet(0, 0x1B, "]d20104006381333931")).hear(dialect, packet(0, 0x0B, "]E04006381333931"));
        heard.hear(dialect, packet(0, 0x03, "]d2 is data")).hear(dialect, packet(0, 0x77, "what"));
        assertThat(heard.all)
                .containsExactly("]d2 0104006381333931", "]E0 4006381333931", "]C0 ]d2 is data", "]X0 what");
    }

    @Test
    void packetsOfOneBarcodeAreJoinedAndEachIsAcknowledged() {
        heard.hear(dialect, packet(2, 0x1C, "one ")).hear(dialect, packet(2, 0x1C, "two "));
        assertThat(heard.all).isEmpty();
        heard.hear(dialect, packet(3, 0x1C, "two ")).hear(dialect, packet(0, 0x1C, "three"));
        assertThat(heard.all).containsExactly("]Q1 one two three");
        assertThat(heard.said).containsExactly(ACK, ACK, ACK, ACK);
    }

    @Test
    void aBarcodeWhoseRestDoesNotComeIsRefusedAndNotGluedToTheNext() {
        heard.hear(dialect, packet(2, 0x1C, "one "));
        heard.nanos += 7 * Heard.SECOND;
        heard.hear(dialect, packet(0, 0x1C, "another"));
        assertThat(heard.all).containsExactly("!the rest of a barcode did not come", "]Q1 another");
        heard.hear(dialect, packet(2, 0x1C, "one ")).hear(dialect, packet(0, 0x0B, "4006381333931"));
        assertThat(heard.all).endsWith("!the rest of a barcode did not come", "]E0 4006381333931");
    }

    @Test
    void aBarcodeWithAnIdentifierOfItsOwnIsNotTheRestOfAnother() {
        heard.hear(dialect, packet(2, 0x1C, "]Q1one ")).hear(dialect, packet(0, 0x1C, "]Q1another"));
        assertThat(heard.all).containsExactly("!the rest of a barcode did not come", "]Q1 another");
    }

    @Test
    void whatFollowsARefusedPacketThatDidNotComeAgainIsGluedToNothing() {
        byte[] changed = packet(2, 0x1C, "two ");
        changed[8] ^= 1;
        heard.hear(dialect, packet(2, 0x1C, "one ")).hear(dialect, changed);
        heard.hear(dialect, packet(2, 0x1C, "three ")).hear(dialect, packet(0, 0x1C, "four"));
        assertThat(heard.scans()).isEmpty();
        heard.hear(dialect, packet(0, 0x1C, "whole"));
        assertThat(heard.scans()).containsExactly("]Q1 whole");
    }

    @Nested
    class Again {
        @Test
        void whatWasAcknowledgedIsAcknowledgedAndNotTold() {
            heard.hear(dialect, bytes(EAN)).hear(dialect, packet(1, 0x0B, "9501101530003"));
            assertThat(heard.all).containsExactly("]E0 9501101530003");
            assertThat(heard.said).containsExactly(ACK, ACK);
        }

        @Test
        void anEqualBarcodeIsAnother() {
            heard.hear(dialect, bytes(EAN)).hear(dialect, bytes(EAN));
            assertThat(heard.all).containsExactly("]E0 9501101530003", "]E0 9501101530003");
        }

        @Test
        void anEqualBarcodeThatWasRefusedFirstIsAnother() {
            byte[] changed = bytes(EAN);
            changed[8] ^= 1;
            heard.hear(dialect, bytes(EAN)).hear(dialect, changed).hear(dialect, packet(1, 0x0B, "9501101530003"));
            assertThat(heard.scans()).containsExactly("]E0 9501101530003", "]E0 9501101530003");
            assertThat(heard.said).containsExactly(ACK, NAK, ACK);
        }

        @Test
        void aRepetitionThatWasRefusedIsStillTheSame() {
            byte[] changed = packet(1, 0x0B, "9501101530003");
            changed[8] ^= 1;
            heard.hear(dialect, bytes(EAN)).hear(dialect, changed).hear(dialect, packet(1, 0x0B, "9501101530003"));
            assertThat(heard.scans()).containsExactly("]E0 9501101530003");
        }

        @Test
        void whatWasNeverHeardIsToldThoughItComesAgain() {
            heard.hear(dialect, packet(1, 0x0B, "9501101530003"));
            assertThat(heard.all).containsExactly("again ]E0 9501101530003");
        }
    }

    @Nested
    class Torn {
        @Test
        void aPacketWithoutItsEndIsAskedForAgain() {
            heard.hear(dialect, bytes(EAN.substring(0, 20))).quiet(dialect, Heard.SECOND);
            assertThat(heard.all).containsExactly("!a packet without its end");
            assertThat(heard.said).containsExactly(NAK);
            heard.hear(dialect, packet(1, 0x0B, "9501101530003"));
            assertThat(heard.scans()).containsExactly("]E0 9501101530003");
        }

        @Test
        void aPacketBehindOneThatLostItsEndIsFound() {
            heard.hear(dialect, bytes(EAN.substring(0, 20) + EAN)).quiet(dialect, Heard.SECOND);
            assertThat(heard.scans()).containsExactly("]E0 9501101530003");
        }

        @Test
        void theCableCutsOffAPacketOrABarcode() {
            heard.hear(dialect, packet(2, 0x1C, "one ")).hear(dialect, bytes(EAN.substring(0, 20)));
            dialect.lost(heard);
            assertThat(heard.all)
                    .containsExactly(
                            "!the port went before the end of a packet",
                            "!the port went before the last packet of a barcode");
        }
    }

    @Nested
    class Commands {
        private String due() {
            return HexFormat.of().formatHex(dialect.due(heard.nanos, heard));
        }

        @Test
        void theScannerIsWokenAndThenToldOneThingAfterAnother() {
            assertThat(due()).isEqualTo("00");
            assertThat(due()).isEmpty();
            heard.nanos += Heard.SECOND;
            assertThat(due()).startsWith("0dc60400ffee01");
            assertThat(due()).isEmpty();
            heard.hear(dialect, bytes("04d00000ff2c"));
            assertThat(due()).isEqualTo("04e90400ff0f");
            heard.hear(dialect, bytes("04d00000ff2c"));
            assertThat(due()).isEmpty();
            assertThat(heard.all).isEmpty();
        }

        @Test
        void aCommandIsRepeatedTwiceAndThenGivenUp() {
            due();
            for (int i = 0; i < 3; i++) {
                heard.nanos += 2 * Heard.SECOND;
                assertThat(due()).startsWith(i == 0 ? "0dc60400" : "0dc60401");
            }
            heard.nanos += 2 * Heard.SECOND;
            assertThat(due()).isEmpty();
            assertThat(heard.all).containsExactly("!the scanner did not answer a command");
            assertThat(due()).isEqualTo("04e90400ff0f");
        }

        @Test
        void aRefusedCommandIsToldAndOneToRepeatIsRepeated() {
            due();
            heard.nanos += Heard.SECOND;
            due();
            heard.hear(dialect, bytes("05d1000001ff29"));
            assertThat(due()).startsWith("0dc60401");
            heard.hear(dialect, bytes("05d1000006ff24"));
            assertThat(heard.all).containsExactly("!the scanner refused a command, cause 6");
            assertThat(due()).isEqualTo("04e90400ff0f");
        }
    }
}
