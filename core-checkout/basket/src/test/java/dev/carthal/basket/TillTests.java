package dev.carthal.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.checkout.CheckoutEvent;
import dev.carthal.checkout.CheckoutEvent.Obstacle;
import dev.carthal.checkout.CheckoutEvent.Put;
import dev.carthal.checkout.CheckoutEvent.Scanned;
import dev.carthal.checkout.JournalEntry;
import dev.carthal.checkout.JournalException;
import dev.carthal.checkout.JournalSession;
import dev.carthal.conformance.FakeClock;
import dev.carthal.gs1.Region;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TillTests {
    private static final String MILK = "arla-standard-milk";
    private static final Duration RETRY = Duration.ofSeconds(1);

    private FakeClock clock = FakeClock.jumping();
    private final MemoryJournal journal = new MemoryJournal();
    private final List<CheckoutEvent> events = new ArrayList<>();

    /// Keeps entries for as long as it is not full.
    private static final class MemoryJournal implements JournalSession {
        private final List<JournalEntry> entries = new ArrayList<>();
        private boolean full;

        @Override
        public String id() {
            return "1";
        }

        @Override
        public List<JournalEntry> entries() {
            return List.copyOf(entries);
        }

        @Override
        public void append(JournalEntry entry) throws JournalException {
            if (full) {
                throw new JournalException("journal.db: the disk is full: free some space there");
            }
            entries.add(entry);
        }

        @Override
        public void close() {}
    }

    private Till till(int inboxLimit) throws JournalException {
        Till.Setup setup =
                new Till.Setup(Shop.CATALOGUE, Region.NONE, Config.rules(), "EUR", "scale/basket", RETRY, inboxLimit);
        return Till.open(setup, clock, journal, event -> {
            assertThat(journal.entries.size()).isGreaterThan(events.size());
            events.add(event);
        });
    }

    private Duration at(Till till, Shop shop, long afterMillis) {
        clock.pass(Duration.ofNanos(shop.nanos() + afterMillis * 1_000_000 - clock.nanos()));
        return till.doWork();
    }

    @Test
    void everythingIsInTheJournalBeforeItIsShown() throws Exception {
        Till till = till(100);
        Shop shop = new Shop(till::put).rests().scans(MILK).moves(1_061_000);
        at(till, shop, 1000);
        assertThat(events).hasSize(2);
        assertThat(journal.entries).extracting(JournalEntry::kind).containsExactly("session", "scan", "put");
        assertThat(journal.entries.getLast().body())
                .startsWith("{\"sku\":\"arla-standard-milk\",\"quantity\":1,\"weightMg\":1061000,"
                        + "\"why\":\"barcode 9521234000426, 1 061 g fits (0.2 sd)\","
                        + "\"observations\":{\"beforeMg\":0,\"afterMg\":1061000,");
        assertThat(journal.entries.getLast().state())
                .startsWith("{\"basket\":{\"currency\":\"EUR\",\"lines\":[{\"sku\":\"arla-standard-milk\","
                        + "\"name\":\"Arla whole milk 1 l\",\"quantity\":1,\"weightMg\":1061000,\"priceMinor\":135,"
                        + "\"why\":\"barcode 9521234000426, 1 061 g fits (0.2 sd)\"}],\"totalMinor\":135},");
    }

    @Test
    void anInstantIsDealtWithWhenItIsOver() throws Exception {
        Till till = till(100);
        Shop shop = new Shop(till::put).scans(MILK);
        assertThat(at(till, shop, 0)).isEqualTo(Duration.ofNanos(1));
        assertThat(events).isEmpty();
        clock.pass(Duration.ofNanos(1));
        till.doWork();
        assertThat(events).hasSize(1);
    }

    @Test
    void aFullDiskIsAnObstacleAndTheSaleGoesOnAfterwardsWithNothingLost() throws Exception {
        Till till = till(1000);
        Shop shop = new Shop(till::put).rests();
        at(till, shop, 1);
        journal.full = true;
        shop.scans(MILK).moves(1_061_000);
        assertThat(at(till, shop, 1)).isEqualTo(RETRY);
        assertThat(till.obstacle()).isEqualTo("cannot sell: journal.db: the disk is full: free some space there");
        assertThat(till.shown().basket().lines()).isEmpty();
        assertThat(at(till, shop, 1)).isEqualTo(RETRY);
        shop.rests();
        journal.full = false;
        at(till, shop, 2000);
        assertThat(till.obstacle()).isEmpty();
        assertThat(till.shown().basket().totalMinor()).isEqualTo(135);
        assertThat(events)
                .extracting(CheckoutEvent::getClass)
                .containsExactly(Obstacle.class, Scanned.class, Obstacle.class, Put.class);
        assertThat(journal.entries)
                .extracting(JournalEntry::kind)
                .containsExactly("session", "scan", "obstacle", "put");
    }

    @Test
    void whatIsTooMuchToKeepWhileTheDiskIsFullIsCounted() throws Exception {
        Till till = till(20);
        Shop shop = new Shop(till::put).scans(MILK);
        journal.full = true;
        at(till, shop, 1);
        shop.moves(1_061_000).rests();
        journal.full = false;
        at(till, shop, 2000);
        assertThat(journal.entries)
                .filteredOn(entry -> entry.kind().equals("obstacle"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.body())
                        .contains("\"reason\":\"\"")
                        .contains("\"was\":\"cannot sell: journal.db: the disk is full: free some space there\"")
                        .contains("\"inputsLost\":9"));
    }

    @Test
    void aResumedTillGoesOnWithBasketQuestionsAndTime() throws Exception {
        Till till = till(100);
        Shop shop = new Shop(till::put).rests().scans(MILK).moves(1_061_000).moves(524_000);
        at(till, shop, 1000);
        long lastMillis = journal.entries.getLast().atMillis();
        clock = FakeClock.jumping(); // after another start of the machine
        Till resumed = till(100);
        assertThat(resumed.shown()).isEqualTo(till.shown());
        assertThat(resumed.shown().questions()).hasSize(1);
        assertThat(resumed.beganNanos()).isEqualTo(clock.nanos() - lastMillis * 1_000_000);
        assertThat(journal.entries.getLast().kind()).isEqualTo("session");
        assertThat(journal.entries.getLast().atMillis()).isEqualTo(lastMillis);
    }

    @Test
    void aCurrencyThatThereIsNotIsRefused() {
        assertThatThrownBy(() ->
                        new Till.Setup(Shop.CATALOGUE, Region.NONE, Config.rules(), "EURO", "scale/basket", RETRY, 100))
                .hasMessage("currency must be an ISO 4217 code such as EUR: currency=EURO");
    }

    @Test
    void aJournalWhoseLastStateIsNoneIsRefused() {
        journal.entries.add(new JournalEntry(1, "put", "{}", "{\"basket\":{}}"));
        assertThatThrownBy(() -> till(100))
                .isInstanceOf(JournalException.class)
                .hasMessageStartingWith(
                        "the journal's last entry holds no state that this build reads: begin a fresh session,"
                                + " without resume");
    }

    @Test
    void anInputThatCannotBeReckonedWithDoesNotEndTheSale() throws Exception {
        Till till = till(100);
        Shop shop = new Shop(till::put).rests();
        shop.reading(Long.MAX_VALUE);
        shop.scans(MILK).moves(1_061_000);
        at(till, shop, 1000);
        assertThat(till.shown().basket().totalMinor()).isEqualTo(135);
    }
}
