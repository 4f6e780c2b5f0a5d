package dev.carthal.gs1;

import dev.carthal.gs1.Gs1Exception.Kind;
import java.util.List;

/// Reads a GS1 Digital Link URI (GS1 Digital Link Standard: URI Syntax): the last key in the path, its
/// qualifiers in their order, attributes in the query. Any domain and path before it; other parameters are
/// ignored.
final class DigitalLink {
    private static final ByteSet ALLOWED =
            ByteSet.of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%");
    private static final ByteSet NOT_IN_DOMAIN = ByteSet.of("_~?#@!$&'()*+,;=%");
    private static final byte[] HTTP = {'H', 'T', 'T', 'P'};

    private final byte[] uri;
    private final int begin;
    private final byte[] values;
    private final Elements elements;
    private List<List<String>> sequences = List.of();
    private int used;
    private int pathEnd;
    private int queryEnd;

    DigitalLink(byte[] uri, int begin) {
        this.uri = uri;
        this.begin = begin;
        this.values = new byte[uri.length + Gtins.LENGTH];
        this.elements = new Elements(values);
    }

    /// {@return whether it begins as an address of the web does}
    static boolean isAddress(byte[] data, int from) {
        return scheme(data, from) > from;
    }

    /// {@return where the domain begins; `from` if this is none of the web}
    private static int scheme(byte[] data, int from) {
        int at = from;
        while (at < data.length && at - from < HTTP.length && (data[at] & ~0x20) == HTTP[at - from]) {
            at++;
        }
        at += at < data.length && (data[at] & ~0x20) == 'S' ? 1 : 0;
        boolean follows = at - from >= HTTP.length
                && data.length - at >= 3
                && data[at] == ':'
                && data[at + 1] == '/'
                && data[at + 2] == '/';
        return follows ? at + 3 : from;
    }

    Elements read() throws Gs1Exception {
        queryEnd = Bytes.find((byte) '#', uri, begin, uri.length);
        pathEnd = Bytes.find((byte) '?', uri, begin, queryEnd);
        int domain = scheme(uri, begin);
        int path = Bytes.find((byte) '/', uri, domain, pathEnd);
        int key = key(path);
        if (key < 0 || path == domain) {
            throw new Gs1Exception(
                    Kind.NO_KEY, path, "must have a domain and a GS1 key in its path (compressed links are not read)");
        }
        for (int i = begin; i < uri.length; i++) {
            if (!ALLOWED.has(uri[i]) || (i >= domain && i < path && NOT_IN_DOMAIN.has(uri[i]))) {
                throw new Gs1Exception(
                        Kind.CHARACTER, i, "must be a character of an address: " + Characters.shown(uri[i]));
            }
        }
        path(key);
        query();
        elements.checkCompany();
        return elements;
    }

    /// Goes back through pairs of identifier and value as long as there are such.
    ///
    /// @return the slash before the key; -1 if there is none
    private int key(int path) {
        int end = pathEnd;
        while (end > path) {
            int value = lastSlash(path, end);
            int slash = value > path ? lastSlash(path, value) : -1;
            Identifier identifier = slash < 0 ? null : Identifiers.of(uri, slash + 1, value);
            if (identifier == null) {
                return -1;
            }
            if (identifier.isKey()) {
                return slash;
            }
            end = slash;
        }
        return -1;
    }

    private int lastSlash(int path, int end) {
        int i = end - 1;
        while (i > path && uri[i] != '/') {
            i--;
        }
        return i;
    }

    /// Reads the key and its qualifiers, which must follow one of the key's sequences.
    private void path(int key) throws Gs1Exception {
        int last = -1;
        for (int at = key; at < pathEnd; ) {
            int slash = Bytes.find((byte) '/', uri, at + 1, pathEnd);
            int end = Bytes.find((byte) '/', uri, slash + 1, pathEnd);
            Identifier identifier = known(at + 1, slash);
            if (at == key) {
                sequences = identifier.qualifiers();
            } else {
                List<String> sequence = sequence(identifier);
                int place = sequence.indexOf(identifier.ai());
                if (place <= last) {
                    throw new Gs1Exception(
                            Kind.DIGITAL_LINK, at + 1, identifier + " must not follow here, in the path of this key");
                }
                sequences = List.of(sequence);
                last = place;
            }
            add(identifier, at + 1, slash + 1, end);
            at = end;
        }
    }

    /// {@return the sequence that has that qualifier; empty if none has}
    private List<String> sequence(Identifier identifier) {
        for (int i = 0; i < sequences.size(); i++) {
            if (sequences.get(i).contains(identifier.ai())) {
                return sequences.get(i);
            }
        }
        return List.of();
    }

    private void query() throws Gs1Exception {
        for (int at = pathEnd + 1; at < queryEnd; ) {
            int end = Bytes.find((byte) '&', uri, at, queryEnd);
            int equals = Bytes.find((byte) '=', uri, at, end);
            if (equals > at && equals < end && Bytes.digits(uri, at, equals) == equals) {
                Identifier identifier = known(at, equals);
                boolean qualifier = !sequence(identifier).isEmpty();
                if (qualifier || !identifier.attribute() || elements.find(identifier) >= 0) {
                    throw new Gs1Exception(
                            Kind.DIGITAL_LINK,
                            at,
                            identifier + (qualifier ? " must be in the path" : " must not be here, or not twice"));
                }
                add(identifier, at, equals + 1, end);
            }
            at = end + 1;
        }
    }

    private Identifier known(int from, int to) throws Gs1Exception {
        Identifier identifier = Identifiers.of(uri, from, to);
        if (identifier == null) {
            throw new Gs1Exception(
                    Kind.IDENTIFIER, from, "no such application identifier: " + Bytes.text(uri, from, to));
        }
        return identifier;
    }

    /// Adds a value behind those before, without its percent signs.
    private void add(Identifier identifier, int at, int from, int to) throws Gs1Exception {
        int start = used;
        boolean query = from > pathEnd;
        int digits = to - from;
        if (query && identifier.ai().equals("01") && (digits == 8 || digits == 12 || digits == 13)) {
            while (used - start < Gtins.LENGTH - digits) {
                values[used++] = '0';
            }
        }
        int zeros = used - start;
        for (int i = from; i < to; i++) {
            if (uri[i] == '%') {
                if (i + 2 >= to || !Bytes.isHex(uri[i + 1]) || !Bytes.isHex(uri[i + 2])) {
                    throw new Gs1Exception(Kind.CHARACTER, i, "after % there must be two hexadecimal digits");
                }
                values[used++] = (byte) (Character.digit(uri[i + 1], 16) * 16 + Character.digit(uri[i + 2], 16));
                i += 2;
            } else {
                values[used++] = query && uri[i] == '+' ? (byte) ' ' : uri[i];
            }
        }
        try {
            identifier.check(values, start, used);
        } catch (Gs1Exception wrong) {
            throw wrong.moved(origin(from, wrong.at() - start - zeros));
        }
        elements.add(identifier, at, start, used);
    }

    /// {@return where the address has so many characters of the value behind it}
    private int origin(int from, int characters) {
        int i = from;
        for (int n = 0; n < characters; n++) {
            i += uri[i] == '%' ? 3 : 1;
        }
        return i;
    }
}
