package dev.carthal.scale.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.hal.DeviceException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RegisterMapTests {
    @TempDir
    private Path folder;

    /// The answer 00 00, 00 00 04 e2, 00 00 04 1a: gross 1250, net 1050.
    @Test
    void aLaumasShowsItsGrossWeightUntilItSaysNet() throws Exception {
        RegisterMap map = RegisterMap.of("laumas");
        assertThat(map.isInput()).isFalse();
        assertThat(map.first()).isEqualTo(6);
        assertThat(map.count()).isEqualTo(5);
        assertThat(map.weight(new int[] {0, 0, 0x4e2, 0, 0x41a})).isEqualTo(1250);
        assertThat(map.weight(new int[] {1 << 10, 0, 0x4e2, 0, 0x41a})).isEqualTo(1050);
    }

    @Test
    void aLaumasSendsTwosComplement() throws Exception {
        assertThat(RegisterMap.of("laumas").weight(new int[] {0, 0xFFFF, 0xFF9C, 0, 0}))
                .isEqualTo(-100);
    }

    /// The manual's example: 1000 is 00 00 03 E8.
    @Test
    void aDiniArgeoSendsMagnitudesAndSignsInItsStatus() throws Exception {
        RegisterMap map = RegisterMap.of("dini-argeo");
        assertThat(map.isInput()).isTrue();
        assertThat(map.count()).isEqualTo(5);
        assertThat(map.weight(new int[] {0, 0x03E8, 0, 0, 0b100})).isEqualTo(1000);
        assertThat(map.weight(new int[] {0, 0x03E8, 0, 0, 0b110})).isEqualTo(-1000);
        assertThat(map.weight(new int[] {0, 0x03E8, 0, 0x01F4, 0b100101})).isEqualTo(-500);
    }

    @Test
    void aMapOfYourOwnIsAFile() throws Exception {
        Path file = folder.resolve("acme.properties");
        Files.writeString(file, "function=3\nstatus=2\ngross=0\nnet=0\nbit.0=stable\n");
        RegisterMap map = RegisterMap.of(file.toString());
        assertThat(map.weight(new int[] {1, 0, 1})).isEqualTo(65_536);
    }

    @Test
    void aMapThatIsNoneSaysWhatIsWrong() throws Exception {
        Path file = folder.resolve("acme.properties");
        refused("mars", "map must be one of [laumas, dini-argeo], or a file that can be read: map=mars");
        Files.writeString(file, "function=3\nstatus=two\ngross=0\nnet=0\n");
        refused(file.toString(), "status must be a number 0..65535: status=two in map=" + file);
        Files.writeString(file, "function=3\nstatus=2\ngross=0\nnet=0\nbit.1=happy\n");
        refused(file.toString(), "bit.1 must be one of [fault, overload,");
        Files.writeString(file, "function=3\nstatus=2\ngross=0\nnet=0\nbit.16=stable\n");
        refused(file.toString(), "a bit must be 0..15: 16");
        Files.writeString(file, "function=3\nstatus=200\ngross=0\nnet=0\n");
        refused(file.toString(), "must lie within 32 registers: 0..200");
    }

    private static void refused(String name, String words) {
        assertThatThrownBy(() -> RegisterMap.of(name))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining(words);
    }
}
