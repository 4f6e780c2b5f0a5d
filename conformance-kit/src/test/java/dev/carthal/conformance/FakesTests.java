package dev.carthal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.hal.Deadline;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.Next;
import dev.carthal.hal.camera.Camera;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.weight.Scale;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The fakes are strict.
final class FakesTests {
    private static final Duration NOW = Duration.ZERO;

    private final KitClock clock = new KitClock();

    private DeviceContext context() {
        return DeviceContext.of(DeviceConfig.of("judged/device", Map.of("device", "one")), Deadline.after(clock, NOW));
    }

    @Test
    void aDeviceThatIsLeftOpenFailsWithTheStackThatOpenedIt() throws Exception {
        FakeScale fake = new FakeScale();
        fake.plug("one");
        Scale scale = fake.open(context());
        assertThatThrownBy(fake::close)
                .isInstanceOf(AssertionError.class)
                .satisfies(e -> assertThat(e.getSuppressed()).singleElement().satisfies(leak -> {
                    assertThat(leak).hasMessage("the fake device one was opened here and never closed");
                    assertThat(leak.getStackTrace())
                            .anyMatch(frame -> frame.getClassName().equals(FakesTests.class.getName()));
                }));
        scale.close();
        fake.close();
    }

    @Test
    void aFrameThatIsNotGivenBackFailsWithTheStackThatTookIt() throws Exception {
        FakeCamera fake = new FakeCamera();
        fake.plug("one");
        fake.show("one", 7);
        Camera camera = fake.open(context());
        Frame frame = ((Next.Item<Frame>) camera.next(NOW)).value();
        camera.close();
        assertThatThrownBy(fake::close)
                .satisfies(
                        e -> assertThat(e.getSuppressed())
                                .singleElement()
                                .satisfies(
                                        leak -> assertThat(leak)
                                                .hasMessage(
                                                        "frame 1 of luma 7 of the fake device one was taken here and never given back")));
        frame.close();
        fake.close();
        assertThatThrownBy(frame::close).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aScriptThatIsNotConsumedFails() {
        FakeScale fake = new FakeScale();
        fake.plug("one");
        fake.show("one", "1.250");
        assertThatThrownBy(fake::close)
                .hasMessage("a fake was left in disorder: [1 scripted steps of one were never consumed]");
    }

    @Test
    void aDeviceThatIsNotPluggedInCannotBeScripted() {
        assertThatThrownBy(() -> new FakeScale().show("one", "1.250"))
                .hasMessage("no such fake device is plugged in: device=one");
    }

    @Test
    void aPlayerIsStrictToo() throws Exception {
        FakePlayer player = new FakePlayer(clock);
        player.record("scale/basket");
        player.weigh("scale/basket", "1.250");
        try (var track = player.readings("scale/basket")) {
            assertThatThrownBy(player::close).isInstanceOf(AssertionError.class);
            assertThat(track.next(NOW)).isInstanceOf(Next.Item.class);
        }
        player.close();
    }
}
