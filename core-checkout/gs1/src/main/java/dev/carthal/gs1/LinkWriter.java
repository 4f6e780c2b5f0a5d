package dev.carthal.gs1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the canonical GS1 Digital Link: the first key, as many of its qualifiers as one sequence takes, then
/// attributes, those of predefined length first, in the order of the label.
final class LinkWriter {
    private static final String STEM = "https://id.gs1.org";
    private static final String HEX = "0123456789ABCDEF";

    private final Elements elements;
    private final StringBuilder link = new StringBuilder(STEM);
    private long written;

    LinkWriter(Elements elements) {
        this.elements = elements;
    }

    /// {@return the link; null where there is no key, or something that a link cannot say}
    @Nullable
    String write() {
        int key = 0;
        while (key < elements.size() && !elements.identifier(key).isKey()) {
            key++;
        }
        if (key == elements.size()) {
            return null;
        }
        path(key);
        for (String qualifier : sequence(elements.identifier(key).qualifiers())) {
            path(find(qualifier));
        }
        return attributes(true) && attributes(false) ? link.toString() : null;
    }

    private List<String> sequence(List<List<String>> sequences) {
        List<String> best = List.of();
        long most = 0;
        for (List<String> sequence : sequences) {
            long found = sequence.stream().filter(one -> find(one) >= 0).count();
            if (found > most) {
                most = found;
                best = sequence;
            }
        }
        return best;
    }

    private int find(String ai) {
        int i = elements.size() - 1;
        while (i >= 0 && !elements.identifier(i).ai().equals(ai)) {
            i--;
        }
        return i;
    }

    private void path(int i) {
        if (i >= 0) {
            link.append('/').append(elements.identifier(i).ai()).append('/');
            value(i);
        }
    }

    private boolean attributes(boolean predefined) {
        for (int i = 0; i < elements.size(); i++) {
            Identifier one = elements.identifier(i);
            if ((written & 1L << i) == 0 && one.predefined() == predefined) {
                if (!one.attribute()) {
                    return false;
                }
                link.append(link.indexOf("?") < 0 ? '?' : '&').append(one.ai()).append('=');
                value(i);
            }
        }
        return true;
    }

    private void value(int i) {
        written |= 1L << i;
        for (int at = elements.from(i); at < elements.to(i); at++) {
            byte b = elements.data()[at];
            boolean plain = Bytes.isDigit(b)
                    || Bytes.isUpper(b)
                    || (b >= 'a' && b <= 'z')
                    || b == '-'
                    || b == '.'
                    || b == '_'
                    || b == '~';
            if (plain) {
                link.append((char) b);
            } else {
                link.append('%').append(HEX.charAt(b >> 4)).append(HEX.charAt(b & 15));
            }
        }
    }
}
