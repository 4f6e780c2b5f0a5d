package dev.carthal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.hal.SlotState;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

final class RealFelixTests {
    @TempDir
    private Path storage;

    @Test
    void theUsualServicesAreThere() throws Exception {
        try (RealFelix felix = new RealFelix(storage)) {
            assertThat(felix.bundle("org.apache.felix.scr").getState()).isEqualTo(Bundle.ACTIVE);
            assertThat(felix.configure("dev.carthal.slot~basket", Map.of("slot", "scale/basket"))
                            .getFactoryPid())
                    .isEqualTo("dev.carthal.slot");
            assertThat(felix.configure("dev.carthal.journal", Map.of()).getPid())
                    .isEqualTo("dev.carthal.journal");
            assertThatThrownBy(() -> felix.bundle("no.such")).hasMessage("not installed: no.such");
            assertThatThrownBy(() -> felix.service(Path.class, "driver=acme"))
                    .hasMessage("a filter must be in round brackets: (&(objectClass=java.nio.file.Path)driver=acme)");
        }
    }

    @Test
    void whatIsNotOnTheClassPathCannotBeStarted() {
        assertThatThrownBy(() -> new RealFelix(storage, "no.such"))
                .hasMessage("no bundle on the class path of the test: no.such");
    }

    @Test
    void aDiaryIsReadForwardAndForOneSlotOnly() throws Exception {
        SlotDiary diary = new SlotDiary();
        FakeScaleSlot scale = new FakeScaleSlot("scale/basket", FakeClock.jumping());
        FakeScaleSlot other = new FakeScaleSlot("scale/trolley", FakeClock.jumping());
        other.lose("unplugged");
        diary.changed(other.status());
        diary.changed(scale.status());
        scale.lose("unplugged, too");
        diary.changed(scale.status());
        assertThat(diary.await("scale/basket", SlotState.LOST).reason()).isEqualTo("unplugged, too");
    }
}
