package dev.carthal.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.checkout.CheckoutEvent;
import dev.carthal.checkout.Question;
import dev.carthal.hal.Gap;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionTests {
    private final EventLog log = new EventLog(100);
    private final Session session = new Session(log);

    private List<String> lines() throws InterruptedException {
        return log.read(0).lines();
    }

    private void begin() {
        session.begin(5_000_000_000L, () -> new Lines.Boot("boot", 0, "http://127.0.0.1:8080/", "/data"));
    }

    @Test
    void whatHappensBeforeTheImageIsUpWaitsUntilItsTimesAreKnown() throws Exception {
        session.tell(() -> new Lines.Change("slot", session.millis(5_250_000_000L), "scale/basket", "READY", ""));

        begin();

        assertThat(lines())
                .containsExactly(
                        "{\"event\":\"boot\",\"at\":0,\"page\":\"http://127.0.0.1:8080/\",\"data\":\"/data\"}",
                        "{\"event\":\"slot\",\"at\":250,\"slot\":\"scale/basket\",\"state\":\"READY\",\"reason\":\"\"}");
    }

    @Test
    void whatWasBeforeTheSessionCountsAsItsBeginning() {
        begin();

        assertThat(session.millis(4_000_000_000L)).isZero();
    }

    @Test
    void everyEventOfTheCheckoutHasItsLine() throws Exception {
        session.begin(0, () -> new Lines.Boot("boot", 0, null, "/data"));
        session.tell(new CheckoutEvent.Put(1, "milk", 2, 2_000_000, "because"));
        session.tell(new CheckoutEvent.Take(2, "milk", 1, 1_000_000, "because"));
        session.tell(new CheckoutEvent.Scanned(3, "scanner/left", "9521234000013", "EAN-13"));
        session.tell(new CheckoutEvent.Asked(
                4, new Question("1", "Which?", List.of(new Question.Choice("a", "A"), new Question.Choice("b", "B")))));
        session.tell(new CheckoutEvent.Answered(5, "1", "b"));
        session.tell(new CheckoutEvent.Interrupted(6, new Gap("scale/basket", 1_000_000, 3_000_000, "unplugged")));
        session.tell(new CheckoutEvent.Obstacle(7, "disk full"));
        session.tell(new CheckoutEvent.Noticed(8, "a label without an article"));

        assertThat(lines())
                .containsExactly(
                        "{\"event\":\"boot\",\"at\":0,\"data\":\"/data\"}",
                        "{\"event\":\"put\",\"at\":1,\"sku\":\"milk\",\"quantity\":2,\"weightMg\":2000000}",
                        "{\"event\":\"take\",\"at\":2,\"sku\":\"milk\",\"quantity\":1,\"weightMg\":1000000}",
                        "{\"event\":\"scan\",\"at\":3,\"text\":\"9521234000013\",\"symbology\":\"EAN-13\"}",
                        "{\"event\":\"question\",\"at\":4,\"id\":\"1\",\"choices\":[\"a\",\"b\"]}",
                        "{\"event\":\"answer\",\"at\":5,\"id\":\"1\",\"choice\":\"b\"}",
                        "{\"event\":\"gap\",\"at\":6,\"slot\":\"scale/basket\",\"from\":1,\"to\":3,\"reason\":\"unplugged\"}",
                        "{\"event\":\"obstacle\",\"at\":7,\"reason\":\"disk full\"}",
                        "{\"event\":\"notice\",\"at\":8,\"text\":\"a label without an article\"}");
    }

    @Test
    void aGapThatSlotAndBasketBothTellIsToldOnce() throws Exception {
        Gap gap = new Gap("scale/basket", 1_000_000, 3_000_000, "unplugged");
        session.begin(0, () -> new Lines.Boot("boot", 0, null, "/data"));

        session.tell(gap);
        session.tell(new CheckoutEvent.Interrupted(6, gap));
        session.tell(new Gap("scale/basket", 4_000_000, 5_000_000, "unplugged"));

        assertThat(lines()).hasSize(3);
    }
}
