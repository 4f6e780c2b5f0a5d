package dev.carthal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CatalogueTests {
    private static final String HEADER = "sku,gtin,name,class,price_minor,unit,weight_mg,weight_sd_mg\n";
    private static final String MILK = "milk,4006381333931,\"Milk, 1 l\",Milk,129,each,1061000,4000\n";

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("c.csv"), text);
    }

    private void refuses(String text, String message) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> Catalogue.read(file))
                .isInstanceOf(CatalogueException.class)
                .hasMessage(file + message);
    }

    @Test
    void anArticleIsFoundByKeyAndNumber() throws Exception {
        Catalogue catalogue = Catalogue.read(file("\uFEFF" + HEADER + MILK));
        Article milk = new Article(
                "milk",
                Gtin.of("4006381333931"),
                "Milk, 1 l",
                "Milk",
                129,
                Unit.EACH,
                new Article.Weight(1_061_000, 4_000));
        assertThat(catalogue.articles()).containsExactly(milk);
        assertThat(catalogue.sku("milk")).contains(milk);
        assertThat(catalogue.gtin(Gtin.of("04006381333931"))).contains(milk);
        assertThat(catalogue.sku("bread")).isEmpty();
    }

    @Test
    void columnsMayComeInAnyOrder() throws Exception {
        Catalogue catalogue = Catalogue.read(file("""
                unit,gtin,name,class,price_minor,sku,weight_mg,weight_sd_mg
                kg,96385074,Limes,,489,lime,72000,10000
                """));
        assertThat(catalogue.sku("lime").orElseThrow().byWeight()).isTrue();
    }

    @Nested
    final class ARowIsRefusedThat {
        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '|',
                delimiter = ';',
                value = {
                    "a,4006381333930,A,A,1,each,9,1;the check digit must be 1: gtin=4006381333930",
                    "a,12,A,A,1,each,9,1;a GTIN must be 8, 12, 13 or 14 digits: gtin=12",
                    ",96385074,A,A,1,each,9,1;sku must not be empty: sku=",
                    "a,96385074,,A,1,each,9,1;name must not be empty: name=",
                    "a,96385074,A,A,-1,each,9,1;price_minor must be 1..99999999: price_minor=-1",
                    "a,96385074,A,A,1.29,each,9,1;price_minor must be a whole number: price_minor=1.29",
                    "a,96385074,A,A,1,litre,9,1;unit must be each or kg: unit=litre",
                    "a,96385074,A,A,1,each,0,0;weight_mg must be 1..1000000000: weight_mg=0",
                    "a,96385074,A,A,1,each,,0;weight_mg must be a whole number: weight_mg=",
                    "a,96385074,A,A,1,each,9,9;weight_sd_mg must be 0 or more and less than weight_mg (9): weight_sd_mg=9",
                    "milk,96385074,A,A,1,each,9,1;sku must be there once and is in line 2 too: sku=milk",
                    "a,4006381333931,A,A,1,each,9,1;"
                            + "gtin must be there once and is in line 2 too: gtin=4006381333931",
                })
        void makesNoSense(String row, String message) throws IOException {
            refuses(HEADER + MILK + row + "\n", ":3: " + message);
        }
    }

    @Nested
    final class AFileIsRefusedThat {
        @Test
        void isMissing() {
            Path none = folder.resolve("none.csv");
            assertThatThrownBy(() -> Catalogue.read(none))
                    .hasMessage(none + ": no such file; expected a catalogue in CSV");
        }

        @Test
        void lacksAColumn() throws IOException {
            refuses("sku,gtin,name,class,price_minor,unit,weight_mg\n", ":1: a column is missing: weight_sd_mg");
        }

        @Test
        void hasAColumnMore() throws IOException {
            refuses(
                    "sku,colour\n",
                    ":1: the columns must be sku,gtin,name,class,price_minor,unit,weight_mg,weight_sd_mg, each once:"
                            + " colour");
        }

        @Test
        void hasNoArticle() throws IOException {
            refuses(
                    HEADER,
                    ": must have the columns sku,gtin,name,class,price_minor,unit,weight_mg,weight_sd_mg and an"
                            + " article: articles=0");
        }

        @Test
        void isNoText() throws IOException {
            Path file = Files.write(folder.resolve("c.csv"), "größe".getBytes(StandardCharsets.ISO_8859_1));
            assertThatThrownBy(() -> Catalogue.read(file))
                    .hasMessage(file + ": must be UTF-8; save it as \"CSV UTF-8\"");
        }

        @Test
        void isTorn() throws IOException {
            Path file = file(HEADER + MILK + "a,96385074,A");
            assertThatThrownBy(() -> Catalogue.read(file))
                    .isInstanceOf(CatalogueException.class)
                    .hasMessageStartingWith(file + ": not CSV as in RFC 4180: ")
                    .hasMessageContaining("3");
        }

        @Test
        void doesNotCloseAQuote() throws IOException {
            Path file = file(HEADER + MILK + "a,\"96385074,A");
            assertThatThrownBy(() -> Catalogue.read(file)).isInstanceOf(CatalogueException.class);
        }
    }

    /// The demo's question rests on two articles that only their labels tell apart.
    @Nested
    final class TheDemosCatalogue {
        private List<Article> articles() throws CatalogueException {
            Path root = Path.of(System.getProperty("house.root"));
            return List.copyOf(Catalogue.read(root.resolve("bundles/images/demo/catalogue.csv"))
                    .articles());
        }

        @Test
        void hasAnArticleForEachOfTheModelsClasses() throws CatalogueException {
            assertThat(articles()).hasSize(81).extracting(Article::label).doesNotHaveDuplicates();
            assertThat(articles()).allMatch(a -> a.gtin().toString().startsWith("952"));
        }

        @Test
        void hasOnePairOfPackagesThatWeighTheSameAndNoneNearThem() throws CatalogueException {
            List<Article> packages =
                    articles().stream().filter(a -> !a.byWeight()).toList();
            List<String> same = new ArrayList<>();
            for (int i = 0; i < packages.size(); i++) {
                for (int j = 0; j < i; j++) {
                    if (packages.get(i).weight().milligrams()
                            == packages.get(j).weight().milligrams()) {
                        same.add(packages.get(j).sku());
                        same.add(packages.get(i).sku());
                    }
                }
            }
            assertThat(same).containsExactly("alpro-blueberry-soyghurt", "alpro-vanilla-soyghurt");
            assertThat(packages)
                    .filteredOn(a -> !same.contains(a.sku()))
                    .allMatch(a -> Math.abs(a.weight().milligrams() - 524_000) > 150_000);
        }
    }
}
