package dev.carthal.basket;

import dev.carthal.catalogue.Article;
import dev.carthal.catalogue.Catalogue;
import dev.carthal.catalogue.Gtin;
import dev.carthal.gs1.Gs1Exception;
import dev.carthal.gs1.Region;
import dev.carthal.gs1.ScanData;
import dev.carthal.gs1.ScanParser;
import dev.carthal.hal.scan.Scan;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/// Finds out which article a scan is of, by GS1's rules.
final class LabelReader {
    private final Catalogue catalogue;
    private final ScanParser parser;
    private final String currency;

    /// @param currency of the basket; a price in another one is the catalogue's business
    LabelReader(Catalogue catalogue, Region region, String currency) {
        region.currencyCode().filter(theirs -> !theirs.equals(currency)).ifPresent(theirs -> {
            throw new IllegalArgumentException(
                    "currency must be that of the region, " + theirs + ": currency=" + currency);
        });
        this.catalogue = catalogue;
        this.parser = ScanParser.of(region);
        this.currency = currency;
    }

    /// What a scan is.
    sealed interface Finding {
        /// The label of an article.
        ///
        /// @param text for people
        record Known(String text, Article article, Declared declared) implements Finding {}

        /// The label of something that the shop does not sell.
        record Stranger(String text) implements Finding {}

        /// What should be a label, and breaks the rules.
        record Broken(String text, String why) implements Finding {}

        /// Something that is about no goods, such as the address of a page.
        record Other() implements Finding {}
    }

    Finding read(Scan scan) {
        byte[] aim = scan.aim().getBytes(StandardCharsets.US_ASCII);
        byte[] data = scan.data();
        byte[] bytes = new byte[aim.length + data.length];
        System.arraycopy(aim, 0, bytes, 0, aim.length);
        System.arraycopy(data, 0, bytes, aim.length, data.length);
        try {
            return find(scan.text(), parser.parse(bytes));
        } catch (Gs1Exception wrong) {
            return wrong.kind() == Gs1Exception.Kind.NO_KEY
                    ? new Finding.Other()
                    : new Finding.Broken(scan.text().replace('\u001D', ' '), String.valueOf(wrong.getMessage()));
        }
    }

    /// Without its value a number of restricted circulation is what the catalogue has; where it has all of it,
    /// no shop of the region wrote it. Other symbols may hold the digits of a GTIN, too.
    private Finding find(String text, ScanData data) {
        Optional<Gtin> gtin = data.lookup().map(Gtin::new).or(() -> Gtin.find(text));
        String shown = data.elementString().orElse(text);
        if (gtin.isEmpty()) {
            return new Finding.Other();
        }
        Optional<Article> article = gtin.flatMap(catalogue::gtin);
        if (article.isPresent()) {
            return new Finding.Known(shown, article.get(), declared(data));
        }
        return data.gtin14()
                .map(Gtin::new)
                .flatMap(catalogue::gtin)
                .<Finding>map(whole -> new Finding.Known(shown, whole, Declared.NOTHING))
                .orElse(new Finding.Stranger(shown));
    }

    private Declared declared(ScanData data) {
        boolean ours = data.currency().filter(currency::equals).isPresent();
        OptionalLong price = ours ? data.priceMinor() : OptionalLong.empty();
        return new Declared(within(data.weightMg(), Article.Weight.MAX_MILLIGRAMS), within(price, Article.MAX_PRICE));
    }

    /// Nothing is given away because a label says zero, and no sum overflows because it says too much.
    private static OptionalLong within(OptionalLong value, long most) {
        return value.isPresent() && value.getAsLong() > 0 && value.getAsLong() <= most ? value : OptionalLong.empty();
    }
}
