package dev.carthal.simulator.scale;

import static dev.carthal.simulator.scale.CommandSpeech.bytes;

import dev.carthal.simulator.scale.Keypad.Button;
import dev.carthal.simulator.scale.Keypad.Pressed;

/// What scales answer to a key, one method for each form.
final class KeyAnswers {
    private KeyAnswers() {}

    static byte[] ad(Pressed pressed) {
        return bytes(pressed.done() ? "\u0006\r\n" : pressed.moving() ? "EC,E2\r\n" : "EC,E7\r\n");
    }

    static byte[] sics(Pressed pressed) {
        String key = switch (pressed.key()) {
            case ZERO -> "Z ";
            case TARE -> "T ";
            case CLEAR -> "TAC ";
        };
        if (!pressed.done()) {
            return bytes(key + (pressed.moving() ? "I" : pressed.shown().negative() ? "-" : "+") + "\r\n");
        }
        return bytes(key + (pressed.key() == Button.TARE ? "S      0.000 kg\r\n" : "A\r\n"));
    }

    /// The status, whatever became of it.
    static byte[] nci(Pressed pressed) {
        Shown shown = pressed.shown();
        char first = (char) ('0' + (shown.moving() ? 1 : 0) + (shown.milligrams() == 0 ? 2 : 0));
        return bytes("\nS" + first + (shown.over() ? "2" : "0") + "\r\u0003");
    }

    static byte[] sma(Pressed pressed) {
        if (pressed.done()) {
            return Frames.sma(pressed.shown());
        }
        char error = pressed.key() == Button.TARE ? 'T' : 'E';
        return bytes("\n" + error + "1G" + (pressed.moving() ? 'M' : ' ') + " ----------kg_\r");
    }

    /// The status; whether zero is taken shows in the next weight.
    static byte[] toledo(Pressed pressed) {
        Shown shown = pressed.shown();
        boolean far = pressed.key() == Button.ZERO && !pressed.done() && !shown.moving();
        int status = 0x40
                | (shown.moving() ? 0x01 : 0)
                | (shown.over() ? 0x02 : 0)
                | (shown.negative() ? 0x04 : 0)
                | (far ? 0x08 : 0)
                | (shown.net() ? 0x20 : 0);
        return bytes("\u0002?" + (char) status + "\r");
    }
}
