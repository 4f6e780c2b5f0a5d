package dev.carthal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class EventLogTests {
    @Test
    void whoComesLateHearsAllFromTheStart() throws Exception {
        EventLog log = new EventLog(10);
        log.add("a");
        log.add("b");

        EventLog.Batch batch = log.read(0);

        assertThat(batch).isEqualTo(new EventLog.Batch(0, List.of("a", "b"), 2));
        log.add("c");
        assertThat(log.read(batch.next())).isEqualTo(new EventLog.Batch(0, List.of("c"), 3));
    }

    @Test
    void whatIsForgottenIsCounted() throws Exception {
        EventLog log = new EventLog(2);
        List.of("a", "b", "c", "d", "e").forEach(log::add);

        assertThat(log.read(0)).isEqualTo(new EventLog.Batch(2, List.of("c", "d", "e"), 5));
        assertThat(log.read(4)).isEqualTo(new EventLog.Batch(0, List.of("e"), 5));
    }

    @Test
    void aReaderThatIsFarBehindIsToldHowMuchItMissed() throws Exception {
        EventLog log = new EventLog(1);
        List.of("a", "b", "c", "d").forEach(log::add);

        assertThat(log.read(1)).isEqualTo(new EventLog.Batch(2, List.of("d"), 4));
    }

    @Test
    void closingLetsReadersGo() throws Exception {
        EventLog log = new EventLog(1);
        log.close();
        log.add("too late");

        assertThat(log.read(0).lines()).isEmpty();
    }

    @Test
    void aBoundBelowOneIsRefused() {
        assertThatThrownBy(() -> new EventLog(0)).hasMessage("events.keep must be 1 or more: events.keep=0");
    }
}
