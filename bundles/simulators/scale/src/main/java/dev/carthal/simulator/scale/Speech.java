package dev.carthal.simulator.scale;

import dev.carthal.simulator.scale.Keypad.Button;
import dev.carthal.simulator.scale.Keypad.Pressed;
import java.util.Map;
import java.util.Optional;

/// What a simulated scale hears and says: the far side of a protocol, written from the protocol alone and
/// sharing nothing with the driver that it is to test.
interface Speech {
    byte[] NOTHING = {};

    /// What [#hear] returns when the host wants a weight: this very object, not another without bytes.
    byte[] WEIGHT = {};

    @SuppressWarnings("ReferenceEquality") // it is told by being that object
    static boolean isWeight(byte[] answer) {
        return answer == WEIGHT;
    }

    /// What [#hear] returns when the host presses a key: these very objects.
    byte[] ZERO = {};

    byte[] TARE = {};

    byte[] CLEAR = {};

    Map<Button, byte[]> KEYS = Map.of(Button.ZERO, ZERO, Button.TARE, TARE, Button.CLEAR, CLEAR);

    @SuppressWarnings("ReferenceEquality") // as above
    static Optional<Button> key(byte[] answer) {
        return KEYS.entrySet().stream()
                .filter(key -> key.getValue() == answer)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// {@return the answer to a key; nothing where the scale only shows what became of it}
    default byte[] answer(Pressed pressed) {
        return NOTHING;
    }

    /// {@return the bits of a byte that say something; the eighth may be parity}
    default int mask() {
        return 0x7F;
    }

    /// Take one byte from the host.
    ///
    /// @return the answer, [#WEIGHT], or [#NOTHING]
    byte[] hear(int value);

    /// {@return what it says of this; nothing if it is silent then}
    byte[] say(Shown shown);
}
