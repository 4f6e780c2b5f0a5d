package dev.carthal.runtime;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.hal.DeviceIdentity;
import dev.carthal.hal.Driver;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class ClaimsTests {
    private static final DeviceIdentity PORT = new DeviceIdentity("path", "/dev/ttyUSB0");

    private final Claims claims = new Claims();
    private final Driver ours = new Driver() {};
    private final Driver ofAnotherBundle = (Driver) Proxy.newProxyInstance(
            new ClassLoader(Driver.class.getClassLoader()) {}, new Class<?>[] {Driver.class}, (_, _, _) -> null);

    @Test
    void twoFamiliesOfOneBundleMayShareADevice() throws Clash {
        claims.claim("scale/desk", PORT, ours);
        assertThatCode(() -> claims.claim("scanner/desk", PORT, ours)).doesNotThrowAnyException();
        assertThatCode(() -> claims.claim("scale/desk", PORT, ours)).doesNotThrowAnyException();
    }

    @Test
    void nobodyElseMay() throws Clash {
        claims.claim("scale/desk", PORT, ours);
        String message = "the slot scale/desk has the path /dev/ttyUSB0 already; give %s another device, or remove one"
                + " of the two";
        assertThatThrownBy(() -> claims.claim("scale/other", PORT, ours)).hasMessage(message.formatted("scale/other"));
        assertThatThrownBy(() -> claims.claim("scanner/desk", PORT, ofAnotherBundle))
                .hasMessage(message.formatted("scanner/desk"));
        claims.release("scale/desk");
        assertThatCode(() -> claims.claim("scanner/desk", PORT, ofAnotherBundle))
                .doesNotThrowAnyException();
    }
}
