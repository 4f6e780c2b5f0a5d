package dev.carthal.simulator.scanner;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayDeque;
import java.util.Queue;

/// A scanner that sends AIM identifier, data and CR; and, as a Honeywell does, reads when its trigger is pulled.
final class PlainSpeech implements Speech {
    private static final String SYN = "\u0016";
    private static final int LONGEST = 64;

    private final boolean triggered;
    private final Queue<Symbol> sight = new ArrayDeque<>();
    private final StringBuilder heard = new StringBuilder();
    private boolean pulled;

    /// @param triggered whether it needs its trigger pulled
    PlainSpeech(boolean triggered) {
        this.triggered = triggered;
    }

    @Override
    public byte[] hear(int value, long nanos) {
        if (heard.length() == LONGEST) {
            heard.setLength(0);
        }
        heard.append((char) value);
        String text = heard.toString();
        if (text.endsWith(SYN + "T\r")) {
            pulled = true;
        } else if (text.endsWith(SYN + "U\r")) {
            pulled = false;
        } else if (text.contains(SYN + "M\r") && (value == '!' || value == '.')) {
            heard.setLength(0);
            String tag = text.substring(text.indexOf(SYN + "M\r") + 3, text.length() - 1);
            boolean known = tag.matches("[A-Z0-9]{6,}");
            return triggered ? (tag + (known ? "\u0006" : "\u0005") + (char) value).getBytes(ISO_8859_1) : NOTHING;
        } else {
            return NOTHING;
        }
        heard.setLength(0);
        return NOTHING;
    }

    @Override
    public void read(Symbol symbol) {
        sight.add(symbol);
    }

    @Override
    public byte[] due(long nanos) {
        Symbol symbol = triggered && !pulled ? null : sight.poll();
        if (symbol == null) {
            return NOTHING;
        }
        pulled = false; // it has what it was to read
        return (symbol.aim() + symbol.text() + "\r").getBytes(ISO_8859_1);
    }
}
