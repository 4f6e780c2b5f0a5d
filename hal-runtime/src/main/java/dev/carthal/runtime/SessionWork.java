package dev.carthal.runtime;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keep a model loaded for whoever claims it. A session is never closed while one of its leases is lent, because
/// closing a native session that runs kills the JVM: one that does not come free is quarantined until it does.
final class SessionWork implements Work<LoadedModel> {
    private static final System.Logger LOG = System.getLogger(SessionWork.class.getName());
    private static final int MOST_QUARANTINED = 2;

    final LeasePool pool;
    private final SlotParts parts;
    private final Runs runs;
    private final List<Hold> quarantined = new ArrayList<>();
    private Pace pace = Pace.NONE;
    private @Nullable Hold hold;
    /// The one that served before `hold`, until it is let go.
    private @Nullable Hold before;

    SessionWork(SlotParts parts) {
        this.parts = parts;
        this.pool = new LeasePool(parts);
        this.runs = new Runs(parts);
    }

    /// Keep a driver whose runs never return from filling the memory with sessions.
    void checkQuarantine() throws DeviceException {
        if (quarantined.size() >= MOST_QUARANTINED) {
            throw new DeviceException(Kind.BUSY, burden() + "; restart the cart");
        }
    }

    @Override
    public void opened(LoadedModel device, Fitting<LoadedModel> fitting) {
        pace = fitting.settings().pace();
        Hold opened = new Hold(device, pool, runs);
        before = hold;
        hold = opened;
        opened.leases.forEach(lease -> parts.house().watchdog().add(lease.guard));
        runs.begin(opened, pace.grace());
        parts.health().unknown();
        parts.health().good();
        pool.admit(opened);
        fitting.attempt().delivered();
    }

    @Override
    public void step() throws DeviceException, InterruptedException {
        switch (runs.takeBroken()) {
            case null -> parts.wake().rest(Keeper.FOREVER);
            case DeviceException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    @Override
    public void expect() {
        pool.expect();
    }

    @Override
    public void refuse(Kind kind, String reason) {
        pool.refuse(new LeasePool.Refusal(kind, reason));
    }

    @Override
    public boolean release(String why) throws InterruptedException {
        Hold leaving = hold;
        if (leaving == null) {
            return true;
        }
        boolean unused = letGo(leaving);
        runs.end();
        hold = null;
        return unused;
    }

    @Override
    public String replaced() throws InterruptedException {
        Hold leaving = before;
        before = null;
        if (leaving == null || letGo(leaving)) {
            return "";
        }
        parts.health().good(); // it serves, with a burden
        return "a lease is not given back: " + pool.borrowers(leaving);
    }

    private boolean letGo(Hold leaving) throws InterruptedException {
        boolean unused = pool.dismiss(leaving, pace.grace());
        if (unused) {
            forget(leaving);
        } else {
            quarantined.add(leaving);
            parts.health().burden(burden());
            LOG.log(System.Logger.Level.ERROR, "{0}: {1}: {2}", parts.slot(), burden(), pool.borrowers(leaving));
        }
        return unused;
    }

    /// {@return what cannot be closed yet}
    List<Hold> quarantined() {
        return List.copyOf(quarantined);
    }

    @Override
    public void tidy() {
        for (Hold each : List.copyOf(quarantined)) {
            if (pool.unused(each)) {
                quarantined.remove(each);
                forget(each);
                Closing.of(each.loaded, parts);
                parts.health().burden(burden());
                if (hold != null) {
                    parts.health().good();
                }
            }
        }
    }

    private void forget(Hold closed) {
        closed.leases.forEach(lease -> parts.house().watchdog().remove(lease.guard));
    }

    private String burden() {
        return quarantined.isEmpty()
                ? ""
                : "sessions in quarantine, because leases on them are not given back: " + quarantined.size();
    }
}
