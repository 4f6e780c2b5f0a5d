package dev.carthal.gs1;

import static dev.carthal.gs1.Gs1Exception.Kind.TOO_LONG;
import static dev.carthal.gs1.Gs1Exception.Kind.TOO_SHORT;

import java.util.List;

/// One application identifier: what its value is made of, and what it may stand beside.
///
/// @param ai its digits
/// @param number the same as a number
/// @param predefined whether its length is known to everybody, so that no separator is needed behind it
/// @param attribute whether it may be an attribute of a Digital Link
/// @param parts of its value
/// @param required of each there must be one beside it
/// @param excluded none of these may be beside it
/// @param qualifiers where it is a key of a Digital Link, its sequences of qualifiers
/// @param isKey whether it is one
record Identifier(
        String ai,
        int number,
        boolean predefined,
        boolean attribute,
        List<Part> parts,
        List<List<Group>> required,
        List<Pattern> excluded,
        List<List<String>> qualifiers,
        boolean isKey) {

    /// A stretch of a value.
    record Part(Characters set, int least, int most, boolean optional, List<Linter> linters) {}

    /// Identifiers that must all be there.
    record Group(List<Pattern> all) {}

    /// Identifiers of that many digits between two numbers: `310n`.
    record Pattern(int length, int least, int most) {
        static Pattern of(String text) {
            int least = Integer.parseInt(text.replace('n', '0'));
            int most = Integer.parseInt(text.replace('n', '9'));
            return new Pattern(text.length(), least, most);
        }

        boolean fits(Identifier one) {
            return one.number >= least && one.number <= most && one.ai.length() == length;
        }

        @Override
        public String toString() {
            String text = "0".repeat(length - Integer.toString(least).length()) + least;
            int open = Integer.toString(most - least).length();
            return most == least ? text : text.substring(0, length - open) + "n".repeat(open);
        }
    }

    /// {@return how many digits after the point its value has, where its last digit says so}
    int decimals() {
        return number % 10;
    }

    int most() {
        int most = 0;
        for (Part part : parts) {
            most += part.most;
        }
        return most;
    }

    int least() {
        int least = 0;
        for (Part part : parts) {
            least += part.optional ? 0 : part.least;
        }
        return least;
    }

    /// Checks a value for itself.
    void check(byte[] data, int from, int to) throws Gs1Exception {
        int at = from;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (at == to && part.optional) {
                break;
            }
            int end = Math.min(to, at + part.most);
            part.set.check(this, data, at, end);
            if (end - at < part.least) {
                throw new Gs1Exception(TOO_SHORT, end, this + ": too short: " + Bytes.text(data, from, to));
            }
            for (int j = 0; j < part.linters.size(); j++) {
                part.linters.get(j).check(this, data, at, end);
            }
            at = end;
        }
        if (at < to) {
            throw new Gs1Exception(
                    TOO_LONG,
                    at,
                    this + ": must be " + most() + " at most, or a separator is missing: "
                            + Bytes.text(data, from, to));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Identifier one && one.number == number && one.ai.length() == ai.length();
    }

    @Override
    public int hashCode() {
        return number;
    }

    /// {@return as people write it: `(01)`}
    @Override
    public String toString() {
        return "(" + ai + ")";
    }
}
