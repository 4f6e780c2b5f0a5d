package dev.carthal.line;

/// The newest bytes of a line. A dialect looks for a frame that ends with the newest of them, so that nothing
/// that came before a whole frame can hide it.
public final class Window {
    private static final int MOST_STRAYS = 256;

    /// The bytes; those from [#length] on mean nothing.
    public final byte[] bytes;

    /// How many there are.
    public int length;

    private int strays;

    /// @param longest how many bytes it keeps
    public Window(int longest) {
        bytes = new byte[longest];
    }

    /// Add a byte; the oldest makes room. Refuses what does not end for long.
    public void add(int value, Refusals sink) {
        if (length == bytes.length) {
            System.arraycopy(bytes, 1, bytes, 0, --length);
        }
        bytes[length++] = (byte) value;
        if (++strays == MOST_STRAYS) {
            strays = 0;
            sink.refused(bytes, length, "no frame in " + MOST_STRAYS + " bytes; check the protocol and the baud rate");
        }
    }

    /// {@return the byte that came so many before the newest; -1 if none is left}
    public int back(int count) {
        int at = length - 1 - count;
        return at < 0 ? -1 : bytes[at] & 0xFF;
    }

    /// {@return where that byte is for the last time before `end`; -1 if nowhere}
    public int last(int value, int end) {
        for (int at = end - 1; at >= 0; at--) {
            if (bytes[at] == value) {
                return at;
            }
        }
        return -1;
    }

    /// {@return where the text begins that ends before `end`}
    public int lineStart(int end) {
        int at = end;
        while (at > 0 && bytes[at - 1] >= ' ') {
            at--;
        }
        return at;
    }

    /// Say that a frame ended here, whatever it said.
    public void taken() {
        length = 0;
        strays = 0;
    }

    /// Refuse all that is there, and begin again.
    public void refuse(Refusals sink, String reason) {
        sink.refused(bytes, length, reason);
        taken();
    }
}
