package dev.carthal.runtime;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Signal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Lend the invocations of the loaded model, first come, first served.
///
/// Whoever must wait does so at a signal of the cart's clock, so that in a replay no time passes while another
/// one runs the model.
final class LeasePool {
    private final SlotParts parts;
    private final Signal allBack;
    private final ArrayDeque<PooledLease> free = new ArrayDeque<>();
    private final ArrayDeque<Claimant> waiting = new ArrayDeque<>();
    private final List<Claimant> claimants = new ArrayList<>();
    private final List<Taker> takers = new ArrayList<>();
    /// Whether a lease has not come back, so that the next one is to be found.
    private boolean exact;
    private @Nullable Hold current;
    private @Nullable Hold draining;
    /// Why there is nothing to lend and nobody need wait; null while a model is loaded, or will be soon.
    private @Nullable Refusal refusal;

    record Refusal(Kind kind, String reason) {
        DeviceException exception() {
            return new DeviceException(kind, reason);
        }
    }

    LeasePool(SlotParts parts) {
        this.parts = parts;
        this.allBack = parts.clock().signal(parts.slot() + " leases back");
        this.refusal = new Refusal(Kind.NOT_FOUND, "not looked at yet");
    }

    PooledLease claim(Duration timeout) throws DeviceException, InterruptedException {
        Claimant me;
        synchronized (this) {
            PooledLease lease = free.poll();
            if (lease != null) {
                return lend(lease, taker());
            }
            if (refusal != null) {
                throw refusal.exception();
            }
            me = claimant(taker());
            waiting.add(me);
        }
        return await(me, timeout);
    }

    private static PooledLease lend(PooledLease lease, Taker taker) {
        lease.hold.lent++;
        lease.begin(taker);
        return lease;
    }

    private Taker taker() {
        if (exact) {
            return Taker.here(true);
        }
        for (int i = 0; i < takers.size(); i++) {
            if (takers.get(i).thread().equals(Thread.currentThread())) {
                return takers.get(i);
            }
        }
        takers.removeIf(taker -> !taker.thread().isAlive());
        Taker me = Taker.here(false);
        takers.add(me);
        return me;
    }

    private PooledLease await(Claimant me, Duration timeout) throws DeviceException, InterruptedException {
        try {
            me.arrival.await(timeout);
        } catch (InterruptedException e) {
            abandon(me);
            throw e;
        }
        synchronized (this) {
            waiting.remove(me);
            PooledLease granted = me.granted;
            DeviceException refused = me.refused;
            me.granted = null;
            me.refused = null;
            if (granted != null) {
                return granted;
            }
            throw refused != null
                    ? refused
                    : new DeviceException(Kind.BUSY, "no invocation of " + parts.slot() + " came free in " + timeout);
        }
    }

    /// Whoever was interrupted takes no lease with him.
    private void abandon(Claimant me) {
        PooledLease granted;
        synchronized (this) {
            waiting.remove(me);
            claimants.remove(me);
            granted = me.granted;
        }
        me.arrival.close();
        if (granted != null) {
            granted.close();
        }
    }

    private Claimant claimant(Taker taker) {
        Thread me = taker.thread();
        Claimant mine = null;
        for (Iterator<Claimant> each = claimants.iterator(); each.hasNext(); ) {
            Claimant claimant = each.next();
            if (claimant.thread.equals(me)) {
                mine = claimant;
            } else if (!claimant.thread.isAlive()) {
                claimant.arrival.close();
                each.remove();
            }
        }
        if (mine == null) {
            mine = new Claimant(parts.clock().signal(parts.slot() + " for " + me.getName()), taker);
            claimants.add(mine);
        }
        mine.taker = taker;
        return mine;
    }

    void giveBack(PooledLease lease) {
        synchronized (this) {
            lease.hold.lent--;
            if (lease.hold.equals(current)) {
                offer(lease);
                return;
            }
            if (lease.hold.equals(draining) && lease.hold.lent == 0) {
                draining = null;
                allBack.raise();
            }
        }
        parts.wake().kick(); // a session that is kept only for this lease can be closed now
    }

    private void offer(PooledLease lease) {
        Claimant next = waiting.poll();
        if (next == null) {
            free.add(lease);
        } else {
            next.granted = lend(lease, next.taker);
            next.arrival.raise();
        }
    }

    /// Let claims wait, because a model will be there soon.
    synchronized void expect() {
        refusal = null;
    }

    /// Refuse claims, also those that wait.
    synchronized void refuse(Refusal why) {
        refusal = why;
        for (Claimant each = waiting.poll(); each != null; each = waiting.poll()) {
            each.refused = why.exception();
            each.arrival.raise();
        }
    }

    synchronized void admit(Hold hold) {
        refusal = null;
        current = hold;
        free.clear(); // those of the model before
        hold.leases.forEach(this::offer);
    }

    /// Lend no more of that model, and wait a bounded time until all of it is given back.
    ///
    /// @return whether it is
    boolean dismiss(Hold hold, Duration longest) throws InterruptedException {
        synchronized (this) {
            if (hold.equals(current)) {
                current = null;
                free.clear();
            }
            if (hold.lent == 0) {
                return true;
            }
            draining = hold;
        }
        allBack.await(longest);
        synchronized (this) {
            draining = null;
        }
        while (allBack.await(Duration.ZERO)) {
            // each call says that the arrival before is handled
        }
        synchronized (this) {
            exact |= hold.lent > 0;
            return hold.lent == 0;
        }
    }

    /// {@return the threads that have ever had to wait for a lease, or have one now}
    synchronized List<String> claimants() {
        List<PooledLease> leases = current == null ? List.of() : current.leases;
        return Stream.concat(
                        claimants.stream().map(claimant -> claimant.thread),
                        leases.stream().flatMap(lease -> lease.taker().stream()).map(Taker::thread))
                .map(Thread::getName)
                .distinct()
                .map(thread -> parts.slot() + " for " + thread)
                .toList();
    }

    /// {@return who has leases on it: the thread and, in further lines, where it took them and where it stands}
    synchronized List<String> borrowers(Hold hold) {
        return hold.leases.stream()
                .flatMap(lease -> lease.borrower().stream())
                .map(Taker::words)
                .toList();
    }

    synchronized boolean unused(Hold hold) {
        return hold.lent == 0;
    }

    /// Let the clock forget this pool.
    synchronized void close() {
        allBack.close();
        claimants.forEach(claimant -> claimant.arrival.close());
        claimants.clear();
        takers.clear();
    }
}
