package dev.carthal.catalogue;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads one catalogue; the first thing that is wrong ends it.
final class CatalogueFile {
    static final List<String> COLUMNS =
            List.of("sku", "gtin", "name", "class", "price_minor", "unit", "weight_mg", "weight_sd_mg");

    private final Path file;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Long> skuLines = new HashMap<>();
    private final Map<Gtin, Long> gtinLines = new HashMap<>();

    CatalogueFile(Path file) {
        this.file = file;
    }

    Catalogue read() throws CatalogueException {
        List<Article> articles = new ArrayList<>();
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(text())) {
            for (CsvRecord row : rows) {
                if (places.isEmpty()) {
                    header(row);
                } else {
                    articles.add(article(row));
                }
            }
        } catch (CsvParseException torn) {
            throw new CatalogueException(file + ": not CSV as in RFC 4180: " + reason(torn));
        } catch (IOException unreadable) {
            throw new CatalogueException(file + ": cannot be read: " + unreadable.getMessage());
        }
        if (articles.isEmpty()) {
            throw new CatalogueException(
                    file + ": must have the columns " + String.join(",", COLUMNS) + " and an article: articles=0");
        }
        return Catalogue.of(articles);
    }

    private String text() throws CatalogueException, IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw new CatalogueException(file + ": no such file; expected a catalogue in CSV");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException noText) {
            throw new CatalogueException(file + ": must be UTF-8; save it as \"CSV UTF-8\"");
        }
    }

    private void header(CsvRecord row) throws CatalogueException {
        for (int i = 0; i < row.getFieldCount(); i++) {
            String column = row.getField(i);
            if (!COLUMNS.contains(column) || places.put(column, i) != null) {
                throw wrong(row, "the columns must be " + String.join(",", COLUMNS) + ", each once: " + column);
            }
        }
        for (String column : COLUMNS) {
            if (!places.containsKey(column)) {
                throw wrong(row, "a column is missing: " + column);
            }
        }
    }

    private Article article(CsvRecord row) throws CatalogueException {
        Article article;
        try {
            article = new Article(
                    text(row, "sku"),
                    Gtin.of(text(row, "gtin")),
                    text(row, "name"),
                    text(row, "class"),
                    number(row, "price_minor"),
                    unit(text(row, "unit")),
                    new Article.Weight(number(row, "weight_mg"), number(row, "weight_sd_mg")));
        } catch (IllegalArgumentException value) {
            throw wrong(row, value.getMessage());
        }
        long line = row.getStartingLineNumber();
        Long skuBefore = skuLines.putIfAbsent(article.sku(), line);
        if (skuBefore != null) {
            throw wrong(row, "sku must be there once and is in line " + skuBefore + " too: sku=" + article.sku());
        }
        Long gtinBefore = gtinLines.putIfAbsent(article.gtin(), line);
        if (gtinBefore != null) {
            throw wrong(row, "gtin must be there once and is in line " + gtinBefore + " too: gtin=" + article.gtin());
        }
        return article;
    }

    private String text(CsvRecord row, String column) {
        return row.getField(places.getOrDefault(column, -1)).strip();
    }

    private long number(CsvRecord row, String column) {
        String text = text(row, column);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException(column + " must be a whole number: " + column + "=" + text, noNumber);
        }
    }

    private static Unit unit(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "each" -> Unit.EACH;
            case "kg" -> Unit.KG;
            default -> throw new IllegalArgumentException("unit must be each or kg: unit=" + text);
        };
    }

    private CatalogueException wrong(CsvRecord row, @Nullable String what) {
        return new CatalogueException(file + ":" + row.getStartingLineNumber() + ": " + what);
    }

    private static String reason(CsvParseException torn) {
        Throwable cause = torn.getCause();
        return torn.getMessage() + (cause == null ? "" : " (" + cause.getMessage() + ")");
    }
}
