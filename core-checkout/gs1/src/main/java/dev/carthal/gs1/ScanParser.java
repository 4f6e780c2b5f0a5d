package dev.carthal.gs1;

import dev.carthal.gs1.Gs1Exception.Kind;

/// Read scan data: the AIM identifier and the bytes behind it as a scanner sends them, GS for FNC1; or the
/// digits of a GTIN alone. Any thread. Whatever the bytes are, the answer is scan data or a [Gs1Exception].
public final class ScanParser {
    /// More than any symbol holds; a QR code has 7089 digits.
    private static final int MOST = 16_384;

    private static final int AIM = 3;

    private final Region region;

    private ScanParser(Region region) {
        this.region = region;
    }

    /// {@return a parser for a region's shops}
    public static ScanParser of(Region region) {
        return new ScanParser(region);
    }

    /// {@return what the scan says; it keeps `data` and reads from it, so leave it as it is}
    ///
    /// @throws Gs1Exception if it says nothing that GS1 allows
    public ScanData parse(byte[] data) throws Gs1Exception {
        if (data.length == 0) {
            throw new Gs1Exception(Kind.EMPTY, 0, "scan data must not be empty");
        }
        if (data.length > MOST) {
            throw new Gs1Exception(Kind.TOO_LONG, MOST, "scan data must be " + MOST + " bytes at most: " + data.length);
        }
        if (data[0] != ']') {
            return bare(data);
        }
        if (!Symbols.isIdentifier(data)) {
            throw new Gs1Exception(Kind.SYMBOLOGY, 0, "an AIM identifier must be ], a letter and a letter or digit");
        }
        if (data.length == AIM) {
            throw new Gs1Exception(Kind.EMPTY, AIM, "there must be data behind the AIM identifier");
        }
        if (Symbols.hasElements(data[1], data[2])) {
            return ScanData.of(data, region, elements(data));
        }
        return data[1] == 'E' ? ean(data) : plain(data);
    }

    private ScanData bare(byte[] data) throws Gs1Exception {
        if (!Bytes.isDigit(data[0])) {
            throw new Gs1Exception(
                    Kind.SYMBOLOGY, 0, "scan data must begin with an AIM identifier such as ]E0, or be a GTIN");
        }
        if (!isLength(data.length)) {
            int letter = Bytes.digits(data, 0, data.length);
            if (letter == data.length) {
                throw length(data, Math.min(data.length, Gtins.LENGTH), "8, 12, 13 or 14");
            }
        }
        return number(data, 0, data.length);
    }

    private static boolean isLength(int digits) {
        return digits == 8 || (digits >= 12 && digits <= 14);
    }

    private ScanData ean(byte[] data) throws Gs1Exception {
        int length = data.length - AIM;
        return switch (data[2]) {
            case '0' ->
                switch (length) {
                    case 6, 7, 8 -> ScanData.of(data, region, Gtins.ofUpcE(data, AIM, data.length), null);
                    case 12, 13 -> number(data, AIM, data.length);
                    default -> throw length(data, Math.min(data.length, AIM + 13), "13, 12, or 6 to 8");
                };
            case '3' ->
                switch (length) {
                    case 15, 18 -> number(data, AIM, AIM + 13);
                    case 14, 17 -> number(data, AIM, AIM + 12);
                    default -> throw length(data, Math.min(data.length, AIM + 18), "13 and an add-on of 2 or 5");
                };
            case '4' -> {
                if (length != 8) {
                    throw length(data, Math.min(data.length, AIM + 8), "8");
                }
                yield number(data, AIM, data.length);
            }
            default -> plain(data);
        };
    }

    private static Gs1Exception length(byte[] data, int at, String expected) {
        Kind kind = at == data.length ? Kind.TOO_SHORT : Kind.TOO_LONG;
        return new Gs1Exception(kind, at, "there must be " + expected + " digits: " + Bytes.text(data, 0, data.length));
    }

    /// A GTIN, or a number of restricted circulation, which looks the same.
    ///
    /// @param from where its digits begin, which are all up to `to`
    private ScanData number(byte[] data, int from, int to) throws Gs1Exception {
        byte[] gtin = Gtins.of(data, from, to);
        int digits = to - from;
        return ScanData.of(data, region, gtin, digits < 12 ? null : region.read(gtin, from - (Gtins.LENGTH - digits)));
    }

    private ScanData plain(byte[] data) throws Gs1Exception {
        if (DigitalLink.isAddress(data, AIM)) {
            return ScanData.of(data, region, new DigitalLink(data, AIM).read());
        }
        int length = data.length - AIM;
        boolean digits = Bytes.digits(data, AIM, data.length) == data.length;
        if (data[1] == 'X' && digits && isLength(length)) {
            return number(data, AIM, data.length); // a scanner that tells nothing of the symbol
        }
        boolean itf14 = data[1] == 'I' && length == Gtins.LENGTH && digits;
        if (itf14 && CheckDigits.last(data, AIM, data.length) == CheckDigits.FINE) {
            return number(data, AIM, data.length);
        }
        return ScanData.of(data, region);
    }

    /// A separator is needed behind what has no predefined length, and does no harm behind what has; some
    /// scanners send the first FNC1 too.
    private static Elements elements(byte[] data) throws Gs1Exception {
        Elements elements = new Elements(data);
        int at = data[AIM] == Bytes.GS ? AIM + 1 : AIM;
        if (at == data.length) {
            throw new Gs1Exception(Kind.EMPTY, at, "there must be data behind FNC1");
        }
        while (at < data.length) {
            Identifier identifier = Identifiers.at(data, at, data.length);
            if (identifier == null) {
                throw new Gs1Exception(
                        Kind.IDENTIFIER,
                        at,
                        "no application identifier begins with: "
                                + Bytes.text(data, at, Math.min(at + 4, data.length)));
            }
            int from = at + identifier.ai().length();
            int end = identifier.predefined() ? Math.min(data.length, from + identifier.most()) : data.length;
            int to = Bytes.find(Bytes.GS, data, from, end);
            identifier.check(data, from, to);
            elements.add(identifier, at, from, to);
            at = to < data.length && data[to] == Bytes.GS ? to + 1 : to;
        }
        elements.checkCompany();
        return elements;
    }
}
