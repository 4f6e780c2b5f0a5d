package dev.carthal.touchscreen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.carthal.checkout.BasketLine;
import dev.carthal.checkout.Question;
import dev.carthal.checkout.Question.Choice;
import dev.carthal.conformance.FakeBackend;
import dev.carthal.conformance.FakeInferenceSlot;
import dev.carthal.conformance.FakeModel;
import dev.carthal.conformance.FakeScaleSlot;
import dev.carthal.conformance.FakeScannerSlot;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// The page in a real browser. Pictures of it are left in target/page.
@TestInstance(Lifecycle.PER_CLASS)
final class PageTests {
    private static final Path PICTURES = Path.of("target/page");

    private Shop shop;
    private Browser browser;

    @BeforeAll
    void open(@TempDir Path storage) throws Exception {
        var missing = Browser.missing();
        if (missing.isPresent()) {
            if ("all".equals(System.getenv("CART_REQUIRE"))) {
                fail(missing.get());
            }
            System.out.println("SKIPPED: the page in a browser: " + missing.get());
            abort(missing.get());
        }
        shop = new Shop(storage.resolve("felix"), Map.of());
        browser = new Browser(storage.resolve("profile"), 1280, 800);
    }

    @AfterAll
    void shut() throws Exception {
        if (browser != null) {
            browser.close();
        }
        if (shop != null) {
            shop.close();
        }
    }

    @Test
    void aShopperSeesAndAnswers() throws Exception {
        browser.open(shop.url());
        browser.await("!document.getElementById('empty').hidden");
        addTheSlots();
        photograph("empty");

        fillTheBasket();

        assertThat(browser.await("document.querySelectorAll('.line').length === 6"
                        + " && document.querySelector('#total').textContent"))
                .isEqualTo("€14.58");
        assertThat(lineOf("milk")).contains("Semi-skimmed milk", "1.042 kg", "€1.29");
        browser.tap("[data-sku=banana] button");
        browser.await("!document.querySelector('[data-sku=banana] .why').hidden");
        browser.await("document.querySelectorAll('#cameras img:not([hidden])').length === 2");
        photograph("basket");

        askWhichYoghurt();
        browser.await("document.querySelectorAll('#choices button').length === 3");
        photograph("question");
        browser.tap("#choices [data-sku=vanilla]");

        assertThat(shop.checkout.answers.poll(30, TimeUnit.SECONDS))
                .isEqualTo(new PaperCheckout.Answer("1", "vanilla"));
        browser.await("document.getElementById('question').hidden");
        shop.checkout.take("banana");
        assertThat(browser.await("document.querySelectorAll('.line').length === 5"
                        + " && document.querySelector('#total').textContent"))
                .isEqualTo("€13.04");

        shop.checkout.refuse("cannot sell: the disk is full, free some space in the data folder");
        browser.await("!document.getElementById('obstacle').hidden");
        photograph("obstacle");
        shop.checkout.refuse("");
        browser.await("document.getElementById('obstacle').hidden");
        // the page of a cart that is gone may still complain
        assertThat(browser.complaints()).noneMatch(complaint -> complaint.contains(shop.url()));
    }

    private void addTheSlots() {
        shop.addCamera("camera/basket-left");
        shop.addCamera("camera/basket-right");
        FakeModel model = FakeModel.of(List.of(), List.of(), FakeBackend.variant(List.of(1L)));
        shop.add(new FakeInferenceSlot("inference/recognizer", Shop.CLOCK, model, (_, _) -> {}));
        shop.add(new FakeScaleSlot("scale/basket", Shop.CLOCK));
        shop.add(new FakeScannerSlot("scanner/basket-left", Shop.CLOCK));
        shop.add(new FakeScannerSlot("scanner/basket-right", Shop.CLOCK)).lose("unplugged");
    }

    private void askWhichYoghurt() {
        shop.checkout.ask(new Question(
                "1",
                "Which yoghurt did you put in?",
                List.of(
                        new Choice("natural", "Natural yoghurt 500 g"),
                        new Choice("vanilla", "Vanilla yoghurt 500 g"),
                        new Choice("soy", "Soy yoghurt with blueberries 500 g"))));
    }

    @Test
    void aLostConnectionIsShown(@TempDir Path storage) throws Exception {
        try (Shop other = new Shop(storage, Map.of())) {
            browser.open(other.url());
            browser.await("document.getElementById('total').textContent !== '–'");
            assertThat(browser.await("String(document.getElementById('lost').hidden)"))
                    .isEqualTo("true");
        }
        browser.await("!document.getElementById('lost').hidden");
    }

    private void fillTheBasket() {
        shop.checkout.put(
                new BasketLine("apple", "Gala apples", 1, 182_400, 109, "the camera sees Gala apples, and 182 g fits"));
        shop.checkout.scan("9521234000017");
        shop.checkout.put(new BasketLine(
                "milk",
                "Semi-skimmed milk 1 l",
                1,
                1_042_000,
                129,
                "barcode 9521234000017, and 1 042 g fits (0.4 sd)"));
        shop.checkout.put(new BasketLine(
                "juice", "Orange juice with pulp 1 l", 2, 2_118_000, 538, "barcode 9521234000246, twice"));
        shop.checkout.put(new BasketLine("ginger", "Ginger", 1, 96_200, 58, "96 g fits ginger"));
        shop.checkout.put(
                new BasketLine("oat", "Oat drink, unsweetened, 1 l", 2, 2_066_000, 470, "barcode 9521234000390"));
        shop.checkout.put(new BasketLine(
                "banana",
                "Bananas",
                1,
                913_600,
                154,
                "both cameras see bananas going in, and 914 g fits a bunch of five"));
    }

    private String lineOf(String sku) throws Exception {
        return browser.await("document.querySelector('[data-sku=" + sku + "]').textContent");
    }

    /// Leave a picture of the page on the cart's own screen and on a phone, by day and by night.
    private void photograph(String what) throws Exception {
        for (String scheme : List.of("light", "dark")) {
            browser.prefer(scheme);
            browser.resize(1280, 800);
            settle();
            browser.photograph(PICTURES.resolve(what + "-" + scheme + ".png"));
            browser.resize(390, 844);
            settle();
            browser.photograph(PICTURES.resolve(what + "-" + scheme + "-phone.png"));
        }
        browser.prefer("light");
        browser.resize(1280, 800);
    }

    private void settle() throws Exception {
        browser.await("document.getAnimations().every(a => a.playState === 'finished')");
    }
}
