package dev.carthal.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.catalogue.CatalogueException;
import dev.carthal.checkout.Basket;
import dev.carthal.checkout.Checkout;
import dev.carthal.checkout.CheckoutEvent;
import dev.carthal.checkout.CheckoutListener;
import dev.carthal.checkout.Journal;
import dev.carthal.conformance.FakeScaleSlot;
import dev.carthal.conformance.FakeScannerSlot;
import dev.carthal.conformance.KitClock;
import dev.carthal.conformance.RealFelix;
import dev.carthal.hal.Clock;
import dev.carthal.hal.scan.ScannerSlot;
import dev.carthal.hal.weight.ScaleSlot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;

/// Basket, journal, clock and library bundles as they are shipped, in a real Felix; the slots are the test's.
@Timeout(120)
final class CartInFelixTests {
    private static final String MILK = "arla-standard-milk";

    @TempDir
    Path folder;

    private final BlockingQueue<CheckoutEvent> events = new LinkedBlockingQueue<>();
    private final KitClock clock = new KitClock();
    private final FakeScaleSlot scale = new FakeScaleSlot("scale/basket", clock);
    private final FakeScannerSlot scanner = new FakeScannerSlot("scanner/left", clock);

    private RealFelix felix() throws Exception {
        Path storage = Files.createTempDirectory(folder, "felix");
        RealFelix felix = new RealFelix(storage);
        var context = felix.context();
        context.registerService(CheckoutListener.class, (CheckoutListener) events::add, null);
        context.registerService(ScaleSlot.class, scale, FrameworkUtil.asDictionary(Map.of("slot", scale.name())));
        context.registerService(ScannerSlot.class, scanner, FrameworkUtil.asDictionary(Map.of("slot", scanner.name())));
        felix.configure("dev.carthal.runtime.clock", Map.of());
        felix.configure(
                "dev.carthal.journal", Map.of("folder", folder.resolve("data").toString()));
        felix.start(
                "com.google.gson",
                "org.xerial.sqlite-jdbc",
                "dev.carthal.hal-runtime",
                "dev.carthal.checkout-journal",
                "dev.carthal.checkout-basket");
        return felix;
    }

    private static Map<String, Object> basket(Path catalogue, boolean resume) {
        return Map.of("catalogue", catalogue.toString(), "resume", resume, "scanners", new String[] {"scanner/left"});
    }

    private static Path demo() {
        return Path.of(System.getProperty("house.root"), "bundles/images/demo/catalogue.csv");
    }

    private void input(Input input) {
        switch (input) {
            case Input.Weighed weighed -> scale.deliver(weighed.reading());
            case Input.Scanned scanned -> scanner.deliver(scanned.scan());
            default -> throw new IllegalArgumentException("no slot for " + input);
        }
    }

    private <T extends CheckoutEvent> T next(Class<T> kind) throws InterruptedException {
        while (true) {
            CheckoutEvent event = events.poll(30, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no event within 30 s: " + kind.getSimpleName());
            }
            if (kind.isInstance(event)) {
                return kind.cast(event);
            }
        }
    }

    @Test
    void aSaleIsConcludedAnsweredAndResumedAfterAStop() throws Exception {
        Basket before;
        try (RealFelix felix = felix()) {
            felix.configure("dev.carthal.basket", basket(demo(), false));
            Checkout checkout = felix.service(Checkout.class, "");
            Clock time = felix.service(Clock.class, "");
            // readings of the next seconds: the cart deals with each when its instant is over
            Shop shop = new Shop(this::input, time.nanos());
            shop.rests().scans(MILK);
            assertThat(next(CheckoutEvent.Scanned.class).symbology()).isEqualTo("EAN-13");
            shop.moves(1_061_000);
            assertThat(next(CheckoutEvent.Put.class).sku()).isEqualTo(MILK);
            shop.moves(524_000);
            String id = next(CheckoutEvent.Asked.class).question().id();
            checkout.answer(id, "alpro-vanilla-soyghurt");
            assertThat(next(CheckoutEvent.Put.class).sku()).isEqualTo("alpro-vanilla-soyghurt");
            before = checkout.basket();
            assertThat(before.totalMinor()).isEqualTo(135 + 209);
            assertThat(checkout.questions()).isEmpty();
            assertThat(checkout.obstacle()).isEmpty();
        }
        scale.forget(); // what came after the last conclusion
        scanner.forget();
        try (RealFelix felix = felix()) {
            felix.configure("dev.carthal.basket", basket(demo(), true));
            assertThat(felix.service(Checkout.class, "").basket()).isEqualTo(before);
        }
        scale.close();
        scanner.close();
    }

    @Test
    void aWrongCatalogueKeepsTheBasketFromStartingAndLeavesTheJournalAlone() throws Exception {
        Path wrong = Files.writeString(folder.resolve("wrong.csv"), "sku,price\n");
        BasketConfig config = Config.with(Map.of("catalogue", wrong.toString()));
        Journal untouched = resume -> {
            throw new AssertionError("opened: resume=" + resume);
        };
        assertThatThrownBy(() -> new CartCheckout(config, clock, untouched))
                .isInstanceOf(CatalogueException.class)
                .hasMessage(wrong
                        + ":1: the columns must be sku,gtin,name,class,price_minor,unit,weight_mg,weight_sd_mg, each"
                        + " once: price");
    }
}
