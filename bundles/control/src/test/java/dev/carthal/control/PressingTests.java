package dev.carthal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.conformance.FakeClock;
import dev.carthal.hal.Deadline;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Slot;
import dev.carthal.hal.SlotStatus;
import dev.carthal.hal.Subscription;
import dev.carthal.hal.weight.KeyRefusedException;
import dev.carthal.hal.weight.KeyRefusedException.Reason;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.ScaleKey;
import dev.carthal.hal.weight.ScaleSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PressingTests {
    private final Desk desk = new Desk();

    private static final class Desk implements ScaleSlot {
        private final List<String> pressed = new ArrayList<>();
        private @Nullable DeviceException fault;

        @Override
        public void press(ScaleKey key, Deadline deadline) throws DeviceException {
            pressed.add(key + " within " + deadline.remainingNanos() / 1_000_000);
            if (fault != null) {
                throw fault;
            }
        }

        @Override
        public String name() {
            return "scale/desk";
        }

        @Override
        public Subscription<Reading> subscribe(String subscriber) {
            throw new UnsupportedOperationException("nobody reads here");
        }

        @Override
        public SlotStatus status() {
            throw new UnsupportedOperationException("nobody looks here");
        }
    }

    private String press(String request) {
        Map<String, Slot> slots = Map.of(desk.name(), desk);
        return Lines.json(Pressing.press(slots, FakeClock.jumping(), Request.parse(request)));
    }

    @Test
    void aKeyIsPressedAndItsResultTold() {
        assertThat(press("{\"slot\":\"scale/desk\",\"key\":\"clear-tare\",\"waitMs\":5000}"))
                .isEqualTo("{\"slot\":\"scale/desk\",\"key\":\"clear-tare\",\"result\":\"done\",\"reason\":\"\"}");
        assertThat(desk.pressed).containsExactly("CLEAR_TARE within 5000");
    }

    @Test
    void aRefusalSaysThatNothingHasChangedAndSilenceDoesNot() {
        desk.fault = new KeyRefusedException(Reason.MOTION, "it swings");
        assertThat(press("{\"slot\":\"scale/desk\",\"key\":\"zero\"}"))
                .endsWith("\"result\":\"refused\",\"reason\":\"it swings\"}");
        desk.fault = new DeviceException(Kind.TIMEOUT, "it says nothing");
        assertThat(press("{\"slot\":\"scale/desk\",\"key\":\"zero\"}"))
                .endsWith("\"result\":\"unknown\",\"reason\":\"it says nothing\"}");
    }

    @Test
    void whatIsNoScaleAndNoKeyIsAWrongCommand() {
        assertThatThrownBy(() -> press("{\"slot\":\"scale/none\",\"key\":\"zero\"}"))
                .hasMessage("slot must be that of a scale: slot=scale/none, slots=[scale/desk]");
        assertThatThrownBy(() -> press("{\"slot\":\"scale/desk\",\"key\":\"power\"}"))
                .hasMessage("key must be zero, tare or clear-tare: key=power");
        desk.fault = new DeviceException(Kind.UNSUPPORTED, "no such key");
        assertThatThrownBy(() -> press("{\"slot\":\"scale/desk\",\"key\":\"tare\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no such key");
    }
}
