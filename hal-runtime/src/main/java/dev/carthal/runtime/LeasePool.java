package dev.carthal.runtime;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Signal;
import java.time.Duration;
import java.util.ArrayDeque;
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
    private final ArrayDeque<Claimant> spare = new ArrayDeque<>();
    private @Nullable Hold current;
    private boolean draining;
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
                return lend(lease);
            }
            if (refusal != null) {
                throw refusal.exception();
            }
            me = spare.isEmpty() ? new Claimant(parts.clock().signal(parts.slot() + " claim")) : spare.pop();
            waiting.add(me);
        }
        return await(me, timeout);
    }

    private PooledLease lend(PooledLease lease) {
        lease.hold.lent++;
        lease.begin();
        return lease;
    }

    private PooledLease await(Claimant me, Duration timeout) throws DeviceException, InterruptedException {
        boolean settled = false;
        try {
            me.arrival.await(timeout);
            leave(me);
            while (me.arrival.await(Duration.ZERO)) {
                // each call says that the arrival before is handled
            }
            settled = true;
        } finally {
            if (!settled) {
                abandon(me);
            }
        }
        synchronized (this) {
            PooledLease granted = me.granted;
            DeviceException refused = me.refused;
            me.granted = null;
            me.refused = null;
            spare.push(me);
            if (granted != null) {
                return granted;
            }
            throw refused != null
                    ? refused
                    : new DeviceException(Kind.BUSY, "no invocation of " + parts.slot() + " came free in " + timeout);
        }
    }

    private synchronized void leave(Claimant me) {
        waiting.remove(me);
    }

    /// Whoever was interrupted takes no lease with him.
    private void abandon(Claimant me) {
        leave(me);
        me.arrival.close();
        PooledLease granted;
        synchronized (this) {
            granted = me.granted;
            me.granted = null;
        }
        if (granted != null) {
            granted.close();
        }
    }

    void giveBack(PooledLease lease) {
        synchronized (this) {
            lease.hold.lent--;
            if (lease.hold.equals(current)) {
                offer(lease);
                return;
            }
            if (draining && lease.hold.lent == 0) {
                draining = false;
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
            next.granted = lend(lease);
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
        hold.leases.forEach(this::offer);
    }

    /// Lend no more of the current model, and wait a bounded time until all of it is given back.
    ///
    /// @return whether it is
    boolean dismiss(Hold hold, Duration longest) throws InterruptedException {
        synchronized (this) {
            current = null;
            free.clear();
            if (hold.lent == 0) {
                return true;
            }
            draining = true;
        }
        allBack.await(longest);
        synchronized (this) {
            draining = false;
        }
        while (allBack.await(Duration.ZERO)) {
            // each call says that the arrival before is handled
        }
        return unused(hold);
    }

    synchronized boolean unused(Hold hold) {
        return hold.lent == 0;
    }
}
