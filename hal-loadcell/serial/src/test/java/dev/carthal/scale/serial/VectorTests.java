package dev.carthal.scale.serial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.scale.serial.Vector.Part;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every dialect on bytes that others sent or documented.
class VectorTests {
    static List<Vector> vectors() throws IOException {
        return Vector.all();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void isReadAsItsSourceSays(Vector vector) throws Exception {
        SerialScaleSettings settings = Vector.settings(vector.protocol());
        Dialect dialect = settings.dialect();
        Heard heard = new Heard();
        boolean asks = settings.asks();
        for (Part part : vector.parts()) {
            if (part.fromScale()) {
                for (byte value : part.bytes()) {
                    dialect.accept(value, heard);
                }
                continue;
            }
            byte[] said = heard.said.toByteArray();
            if (said.length == 0 && asks) {
                said = dialect.ask(settings.question());
                asks = false;
            }
            assertThat(HexFormat.of().formatHex(said)).isEqualTo(HexFormat.of().formatHex(part.bytes()));
            heard.said.reset();
        }
        assertThat(heard.all).isEqualTo(vector.readings());
    }

    @Test
    void everyProtocolHasSome() throws IOException {
        Set<String> seen = Vector.all().stream().map(Vector::protocol).collect(Collectors.toSet());
        assertThat(Stream.of(Protocol.values()).map(protocol -> protocol.id)).isSubsetOf(seen);
    }
}
