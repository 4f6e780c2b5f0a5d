package dev.carthal.gs1;

import dev.carthal.gs1.Gs1Exception.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The identifiers of one label with their values, which stay where they are in the label's bytes.
final class Elements {
    /// A label has a handful; a compound of symbols a few more.
    private static final int MOST = 64;

    private static final int FROM = 0;
    private static final int TO = 1;
    private static final int AT = 2;
    private static final int PLACES = 3;

    private final byte[] data;
    private @Nullable Identifier[] identifiers = new Identifier[6];
    private int[] places = new int[6 * PLACES];
    private int size;

    Elements(byte[] data) {
        this.data = data;
    }

    byte[] data() {
        return data;
    }

    int size() {
        return size;
    }

    Identifier identifier(int i) {
        return Objects.requireNonNull(identifiers[i]);
    }

    int from(int i) {
        return places[i * PLACES + FROM];
    }

    int to(int i) {
        return places[i * PLACES + TO];
    }

    String value(int i) {
        return Bytes.text(data, from(i), to(i));
    }

    long number(int i) {
        return Bytes.number(data, from(i), to(i));
    }

    /// Adds a value; what stands there twice counts once.
    ///
    /// @param at where the scan data has the identifier
    void add(Identifier identifier, int at, int from, int to) throws Gs1Exception {
        int before = find(identifier);
        if (before >= 0) {
            if (!Arrays.equals(data, from(before), to(before), data, from, to)) {
                throw new Gs1Exception(
                        Kind.REPEATED,
                        at,
                        identifier + " must not have two values: " + value(before) + ", " + Bytes.text(data, from, to));
            }
            return;
        }
        if (size == MOST) {
            throw new Gs1Exception(Kind.TOO_MANY, at, "there must be " + MOST + " identifiers at most");
        }
        if (size == identifiers.length) {
            identifiers = Arrays.copyOf(identifiers, size * 2);
            places = Arrays.copyOf(places, size * 2 * PLACES);
        }
        identifiers[size] = identifier;
        places[size * PLACES + FROM] = from;
        places[size * PLACES + TO] = to;
        places[size * PLACES + AT] = at;
        size++;
    }

    /// {@return where it is; -1 if it is not there}
    int find(Identifier identifier) {
        for (int i = 0; i < size; i++) {
            if (identifier.equals(identifiers[i])) {
                return i;
            }
        }
        return -1;
    }

    /// {@return the first whose identifier has four digits and is one of ten in a row, `base` to `base` + 9; -1
    /// if there is none}
    int findDecimal(int base) {
        for (int i = 0; i < size; i++) {
            Identifier one = identifier(i);
            if (one.number() >= base && one.number() < base + 10 && one.ai().length() == 4) {
                return i;
            }
        }
        return -1;
    }

    /// {@return where the identifier with that number and two digits is; -1 if it is not there}
    int findShort(int number) {
        for (int i = 0; i < size; i++) {
            if (identifier(i).number() == number && identifier(i).ai().length() == 2) {
                return i;
            }
        }
        return -1;
    }

    /// Checks which of them stand beside which.
    void checkCompany() throws Gs1Exception {
        for (int i = 0; i < size; i++) {
            Identifier one = identifier(i);
            for (int j = 0; j < one.excluded().size(); j++) {
                int other = beside(i, one.excluded().get(j));
                if (other >= 0) {
                    throw new Gs1Exception(
                            Kind.EXCLUDED,
                            Math.max(places[i * PLACES + AT], places[other * PLACES + AT]),
                            one + " must not stand beside " + identifier(other));
                }
            }
            for (int j = 0; j < one.required().size(); j++) {
                if (!anyGroup(i, one.required().get(j))) {
                    throw new Gs1Exception(
                            Kind.REQUIRED,
                            places[i * PLACES + AT],
                            one + " needs " + words(one.required().get(j)));
                }
            }
        }
        checkSignature();
    }

    private boolean anyGroup(int i, List<Identifier.Group> groups) {
        for (int g = 0; g < groups.size(); g++) {
            boolean all = true;
            for (int p = 0; p < groups.get(g).all().size() && all; p++) {
                all = beside(i, groups.get(g).all().get(p)) >= 0;
            }
            if (all) {
                return true;
            }
        }
        return false;
    }

    private int beside(int me, Identifier.Pattern pattern) {
        for (int i = 0; i < size; i++) {
            if (i != me && pattern.fits(identifier(i))) {
                return i;
            }
        }
        return -1;
    }

    /// What is signed must be one of its kind: a document, coupon or asset with its serial number.
    private void checkSignature() throws Gs1Exception {
        for (int i = 0; i < size; i++) {
            if (identifier(i).number() == 8030) {
                for (int j = 0; j < size; j++) {
                    Identifier key = identifier(j);
                    boolean serial = key.number() == 253 || key.number() == 255 || key.number() == 8003;
                    if (serial && to(j) - from(j) == key.least()) {
                        throw new Gs1Exception(
                                Kind.REQUIRED, places[j * PLACES + AT], key + " needs a serial number beside (8030)");
                    }
                }
            }
        }
    }

    private static String words(List<Identifier.Group> groups) {
        StringBuilder words = new StringBuilder();
        for (Identifier.Group group : groups) {
            words.append(words.isEmpty() ? "" : " or ");
            for (int i = 0; i < group.all().size(); i++) {
                words.append(i == 0 ? "(" : "+(").append(group.all().get(i)).append(')');
            }
        }
        return words.toString();
    }
}
