package dev.carthal.simulator.hid;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// What the kernel says of keys (`struct input_event` of 64-bit Linux): down, up, and a report after each.
public final class Keystrokes {
    /// Enter.
    public static final int ENTER = 28;

    private static final int SHIFT = 42;
    private static final int EVENT_BYTES = 24;
    private static final int EV_KEY = 1;
    private static final long KEY_MICROS = 1_000;
    /// By key code from 2 on, as engraved on American keyboards; 14, 15, 28, 29 and 42 are no characters.
    private static final String PLAIN = "1234567890-=\0\0qwertyuiop[]\0\0asdfghjkl;'`\0\\zxcvbnm,./";

    private static final String SHIFTED = "!@#$%^&*()_+\0\0QWERTYUIOP{}\0\0ASDFGHJKL:\"~\0|ZXCVBNM<>?";
    private static final int FIRST = 2;

    private long micros = KEY_MICROS;

    /// Let the scanner rest.
    public void rest(long millis) {
        micros += millis * 1_000;
    }

    /// {@return the events of this text, and of Enter after it}
    public byte[] line(String text) {
        return joined(text(text), press(ENTER));
    }

    /// {@return the events of this text, as an American keyboard types it}
    public byte[] text(String text) {
        byte[] events = new byte[0];
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            int plain = PLAIN.indexOf(character);
            events = joined(events, plain >= 0 ? press(plain + FIRST) : shifted(character));
        }
        return events;
    }

    private byte[] shifted(char character) {
        int place = SHIFTED.indexOf(character);
        if (place < 0) {
            throw new IllegalArgumentException("no key types it: " + character);
        }
        return joined(joined(event(SHIFT, 1), press(place + FIRST)), event(SHIFT, 0));
    }

    /// {@return the events of a key that goes down and up}
    public byte[] press(int key) {
        return joined(event(key, 1), event(key, 0));
    }

    /// {@return the events of a key that goes down (1), up (0), or is held (2)}
    public byte[] event(int key, int value) {
        micros += KEY_MICROS;
        return joined(event(EV_KEY, key, value), event(0, 0, 0));
    }

    /// {@return one event of any type}
    public byte[] event(int type, int code, int value) {
        return ByteBuffer.allocate(EVENT_BYTES)
                .order(ByteOrder.nativeOrder())
                .putLong(micros / 1_000_000)
                .putLong(micros % 1_000_000)
                .putShort((short) type)
                .putShort((short) code)
                .putInt(value)
                .array();
    }

    /// {@return the one after the other}
    public static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
