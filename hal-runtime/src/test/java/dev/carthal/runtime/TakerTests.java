package dev.carthal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.conformance.FakeClock;
import dev.carthal.hal.inference.InvocationLease;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who has a lease that does not come back.
class TakerTests {
    private static final Duration TENTH = Duration.ofMillis(100);

    private final FakeClock clock = FakeClock.jumping();
    private InferenceBench bench;

    @BeforeEach
    void load() throws Exception {
        bench = new InferenceBench(clock, clock::nanos);
        bench.engine.invocations = 2;
        bench.fill().step(2);
    }

    private InvocationLease first() throws Exception {
        return bench.role.claim(TENTH);
    }

    private InvocationLease second() throws Exception {
        return bench.role.claim(TENTH);
    }

    private String onlyBorrower() {
        List<String> borrowers = bench.work.pool.borrowers(hold());
        assertThat(borrowers).hasSize(1);
        return borrowers.getFirst();
    }

    private Hold hold() {
        return bench.work.quarantined().getLast();
    }

    /// Let what is lent be found out.
    private void reload() throws Exception {
        bench.fill().step(2);
    }

    @Test
    void aThreadIsToldWithTheStackOfItsFirstClaimAndWhereItStands() throws Exception {
        first().close();
        second();
        reload();
        assertThat(onlyBorrower())
                .startsWith("thread " + Thread.currentThread().getName()
                        + "\n took its first lease\n  at dev.carthal.runtime.TakerTests.first(")
                .containsPattern("(?s)\n stands now\n  at .*TakerTests.onlyBorrower")
                .doesNotContain("TakerTests.second");
    }

    @Test
    void onceALeaseHasNotComeBackEachHasAStackOfItsOwn() throws Exception {
        first();
        reload();
        second();
        reload();
        assertThat(onlyBorrower()).contains("\n took it\n  at dev.carthal.runtime.TakerTests.second(");
    }

    @Test
    void aThreadThatIsOverIsToldWithWhatItDid() throws Exception {
        FutureTask<InvocationLease> claim = new FutureTask<>(this::first);
        Thread thread = Thread.ofPlatform().name("hoarder").start(claim);
        claim.get();
        thread.join();
        reload();
        assertThat(onlyBorrower())
                .startsWith("thread hoarder, which is over\n took its first lease\n"
                        + "  at dev.carthal.runtime.TakerTests.first(")
                .doesNotContain("stands now");
    }
}
