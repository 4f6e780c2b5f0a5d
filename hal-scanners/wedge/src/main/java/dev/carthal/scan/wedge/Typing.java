package dev.carthal.scan.wedge;

import dev.carthal.line.Retail;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// What a scanner types, from keys to barcodes: Enter or Tab ends one. Shift, AltGr, caps lock, control
/// characters (Ctrl and a key) and numbers (Alt and digits) are understood.
final class Typing {
    static final String AIM = "][A-Za-z][0-9A-Za-z]";

    /// The scanner sends no identifier, and reads EAN and UPC only; the number of digits says which.
    static final String RETAIL = "retail";

    private static final int RELEASED = 0;
    private static final int PRESSED = 1;
    private static final int TAB = 15;
    private static final int ENTER = 28;
    private static final int PAD_ENTER = 96;
    private static final int CAPS_LOCK = 58;
    private static final Set<Integer> SHIFT = Set.of(42, 54);
    private static final Set<Integer> CONTROL = Set.of(29, 97);
    private static final int ALT = 56;
    private static final int ALT_GR = 100;
    /// Num and scroll lock, and the keys with logos: they change no character.
    private static final Set<Integer> SILENT = Set.of(69, 70, 125, 126, 127);

    private static final int AIM_LENGTH = 3;
    /// Eight digits at the end of thirteen fit together in one of ten cases.
    private static final int SURE_LENGTH = 12;

    private static final int MOST_BYTES = 8192;

    private final Layout layout;
    private final String usual;
    private final Set<Integer> down = new HashSet<>();
    private final ByteArrayOutputStream typed = new ByteArrayOutputStream();
    private final StringBuilder number = new StringBuilder();
    private Optional<String> fault = Optional.empty();
    private Optional<Character> dead = Optional.empty();
    private boolean capsLock;
    private boolean skipping;
    /// A pause came before the end of a barcode, and what follows may be the rest of it.
    private boolean doubtful;

    /// A barcode; its text has one character a byte (ISO 8859-1).
    record Code(String aim, String text) {}

    /// What a key led to: nothing, a barcode, or the reason why there is none.
    record Outcome(Optional<Code> code, Optional<String> fault) {
        static final Outcome NOTHING = new Outcome(Optional.empty(), Optional.empty());
    }

    Typing(Layout layout, String usual) {
        this.layout = layout;
        this.usual = usual;
    }

    /// {@return what this key led to}
    ///
    /// @param value 0 released, 1 pressed, 2 repeated: a scanner presses twice what stands there twice
    Outcome key(int key, int value) {
        if (isModifier(key)) {
            modifier(key, value);
            return Outcome.NOTHING;
        }
        if (value != PRESSED) {
            return Outcome.NOTHING;
        }
        switch (key) {
            case ENTER, PAD_ENTER, TAB -> {
                return end();
            }
            case CAPS_LOCK -> capsLock = !capsLock;
            default -> character(key);
        }
        return Outcome.NOTHING;
    }

    private static boolean isModifier(int key) {
        return SHIFT.contains(key) || CONTROL.contains(key) || key == ALT || key == ALT_GR;
    }

    private void modifier(int key, int value) {
        if (value == PRESSED) {
            down.add(key);
        } else if (value == RELEASED && down.remove(key) && key == ALT && !number.isEmpty()) {
            int code = Integer.parseInt(number.toString());
            number.setLength(0);
            if (code < 1 || code > 255) {
                broken("Alt and " + code + " is no character of ISO 8859-1");
            } else {
                put((char) code);
            }
        }
    }

    private boolean isDown(Set<Integer> keys) {
        return down.stream().anyMatch(keys::contains);
    }

    private void character(int key) {
        Layout.Key meant = layout.key(key);
        if (SILENT.contains(key)) {
            return;
        }
        if (down.contains(ALT)) {
            digit(meant.plain().filter(Character::isDigit), key);
            return;
        }
        boolean letter = meant.plain().filter(Character::isLetter).isPresent();
        boolean shifted = isDown(SHIFT) != (capsLock && letter);
        Optional<Character> character =
                down.contains(ALT_GR) ? meant.altGr() : shifted ? meant.shifted() : meant.plain();
        if (character.isEmpty()) {
            broken("key " + key + " is none of the layout");
        } else if (isDown(CONTROL)) {
            put((char) (character.get() & 0x1F));
        } else if (meant.isDead(character.get())) {
            put(); // two in a row
            dead = character;
        } else {
            put(character.get());
        }
    }

    private void digit(Optional<Character> digit, int key) {
        if (digit.isEmpty() || number.length() > AIM_LENGTH) {
            broken("Alt and key " + key + " is no character");
        } else {
            number.append(digit.get().charValue());
        }
    }

    /// A dead key shows when another one follows; a space shows nothing but that.
    private void put(char character) {
        boolean spaceAfterDead = dead.isPresent() && character == ' ';
        put();
        if (!spaceAfterDead) {
            write(character);
        }
    }

    private void put() {
        dead.ifPresent(this::write);
        dead = Optional.empty();
    }

    private void write(char character) {
        if (typed.size() == MOST_BYTES) {
            broken("a barcode must have 1.." + MOST_BYTES + " characters");
        } else {
            typed.write(character);
        }
    }

    private void broken(String why) {
        if (fault.isEmpty()) {
            fault = Optional.of(why);
        }
    }

    private Outcome end() {
        put();
        String text = typed.toString(StandardCharsets.ISO_8859_1);
        Optional<String> wrong = fault;
        boolean rest = skipping;
        forget();
        if (rest) {
            return Outcome.NOTHING; // the end of what was told before
        }
        if (wrong.isPresent()) {
            return new Outcome(Optional.empty(), wrong.map(why -> why + "; a barcode with it is dropped"));
        }
        return text.isEmpty() ? Outcome.NOTHING : judged(text);
    }

    private Outcome judged(String text) {
        boolean named =
                text.length() > AIM_LENGTH && text.substring(0, AIM_LENGTH).matches(AIM);
        Code code = named ? new Code(text.substring(0, AIM_LENGTH), text.substring(AIM_LENGTH)) : unnamed(text);
        boolean sure = !doubtful || named || (usual.equals(RETAIL) && text.length() >= SURE_LENGTH);
        doubtful = false;
        if (!sure) {
            return refused("after a pause, " + text.length() + " characters may be the rest of a barcode; scan again");
        }
        return Retail.whole(code.aim, code.text.getBytes(StandardCharsets.ISO_8859_1))
                ? new Outcome(Optional.of(code), Optional.empty())
                : refused("no EAN or UPC, or one with a character lost: its digits do not fit together");
    }

    private Code unnamed(String text) {
        return new Code(usual.equals(RETAIL) ? Retail.aim(text.length()) : usual, text);
    }

    private static Outcome refused(String why) {
        return new Outcome(Optional.empty(), Optional.of(why));
    }

    /// The scanner has been quiet for so long that nothing can be the rest of what it typed before.
    void rest() {
        doubtful = false;
    }

    /// {@return what was torn by a pause of the scanner}
    Optional<String> pause() {
        put();
        int size = typed.size();
        boolean begun = size > 0 || fault.isPresent() || skipping;
        boolean torn = begun && !skipping;
        doubtful |= begun;
        forget();
        return torn
                ? Optional.of("a barcode broke off after " + size + " characters, without Enter or Tab")
                : Optional.empty();
    }

    /// {@return what was lost; what follows is the rest of it, until Enter, Tab or a pause}
    String overrun() {
        int size = typed.size();
        forget();
        down.clear();
        skipping = true;
        return "the kernel lost keys of the scanner after " + size + " characters";
    }

    private void forget() {
        typed.reset();
        number.setLength(0);
        fault = Optional.empty();
        dead = Optional.empty();
        skipping = false;
    }
}
