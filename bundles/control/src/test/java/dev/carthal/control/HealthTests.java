package dev.carthal.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.conformance.RealFelix;
import dev.carthal.hal.Slot;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;

class HealthTests {
    private static final String BASKET = "scale/basket";

    @TempDir
    private Path folder;

    private RealFelix felix;
    private Health health;
    private final CountDownLatch release = new CountDownLatch(1);

    @BeforeEach
    void startFelix() throws Exception {
        felix = new RealFelix(folder);
        health = new Health(felix.context());
    }

    @AfterEach
    void stopFelix() throws Exception {
        release.countDown();
        felix.close();
    }

    private void add(String name, HealthCheck check) {
        health.add(felix.context()
                .registerService(
                        HealthCheck.class,
                        check,
                        FrameworkUtil.asDictionary(Map.of(Slot.NAME, BASKET, HealthCheck.NAME, name)))
                .getReference());
    }

    @Test
    void theWorstThatIsSaidOfASlotCounts() {
        add(BASKET, () -> new Result(Result.Status.OK, "ready"));
        add("line", () -> new Result(Result.Status.WARN, "some noise"));
        List<Health.Answer> answers = health.answers();
        assertThat(answers)
                .containsExactly(
                        new Health.Answer(BASKET, "line", Result.Status.WARN, "some noise"),
                        new Health.Answer(BASKET, BASKET, Result.Status.OK, "ready"));
        assertThat(Health.worst(answers, BASKET)).isEqualTo("WARN");
        assertThat(Health.worst(answers, "scale/trolley")).isEmpty();
    }

    @Test
    void aCheckThatHangsIsNotAskedAgainBeforeItHasAnswered() {
        AtomicInteger asked = new AtomicInteger();
        add("line", () -> {
            asked.incrementAndGet();
            hang();
            return new Result(Result.Status.OK, "at last");
        });
        Health.Answer none = new Health.Answer(BASKET, "line", Result.Status.HEALTH_CHECK_ERROR, "it does not answer");
        assertThat(health.answers()).containsExactly(none);
        assertThat(health.answers()).containsExactly(none);
        assertThat(asked).hasValue(1);
    }

    private void hang() {
        try {
            release.await();
        } catch (InterruptedException _) {
            hang();
        }
    }

    @Test
    void aCheckThatThrowsIsTold() {
        add("line", () -> {
            throw new IllegalStateException("no such thing");
        });
        assertThat(health.answers())
                .containsExactly(new Health.Answer(
                        BASKET,
                        "line",
                        Result.Status.HEALTH_CHECK_ERROR,
                        "java.lang.IllegalStateException: no such thing"));
    }
}
