package dev.carthal.gs1;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;

/// Makes values up that an identifier takes.
final class Values {
    private static final String LETTERS = "ABCxyz019-_.%(";

    private static final Map<String, String> RIGHT = Map.ofEntries(
            Map.entry("yymmdd", "240229"),
            Map.entry("yymmd0", "261100"),
            Map.entry("yyyymmdd", "20240229"),
            Map.entry("hh", "23"),
            Map.entry("mi", "59"),
            Map.entry("ss", "01"),
            Map.entry("hhmi", "2359"),
            Map.entry("iso3166", "276"),
            Map.entry("iso3166999", "999"),
            Map.entry("iso3166alpha2", "SE"),
            Map.entry("iso4217", "978"),
            Map.entry("iso5218", "2"),
            Map.entry("yesno", "1"),
            Map.entry("winding", "9"),
            Map.entry("mediatype", "80"),
            Map.entry("packagetype", "PLP"),
            Map.entry("importeridx", "_"),
            Map.entry("zero", "0"),
            Map.entry("hyphen", "-"),
            Map.entry("latitude", "0279085848"),
            Map.entry("longitude", "3600000000"),
            Map.entry("pieceoftotal", "0102"),
            Map.entry("posinseqslash", "1/2"),
            Map.entry("iban", "BE71096123456769"),
            Map.entry("couponcode", "012345612345611110123"),
            Map.entry("couponposoffer", "001234561234560123456"),
            Map.entry("csumalpha", "1987654Ad4X4bL5ttr2310c2K"),
            Map.entry("pcenc", "A%20B"),
            Map.entry("gcppos1", "0123-1"));

    private Values() {}

    static String of(Identifier identifier, Random random) {
        StringBuilder value = new StringBuilder();
        for (Identifier.Part part : identifier.parts()) {
            if (part.optional() && random.nextBoolean()) {
                break;
            }
            value.append(part(part, random));
        }
        return value.toString();
    }

    private static String part(Identifier.Part part, Random random) {
        String linter =
                part.linters().isEmpty() ? "" : part.linters().getFirst().name();
        if (RIGHT.containsKey(linter)) {
            return RIGHT.get(linter);
        }
        int length = part.least() + random.nextInt(part.most() - part.least() + 1);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            String from = part.set().name() == 'x' ? LETTERS : "123456789";
            text.append(from.charAt(random.nextInt(from.length())));
        }
        if (linter.equals("csum")) {
            byte[] digits = text.toString().getBytes(StandardCharsets.US_ASCII);
            text.setCharAt(length - 1, (char) CheckDigits.digit(digits, 0, length - 1));
        }
        return text.toString();
    }
}
