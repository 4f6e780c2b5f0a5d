package dev.carthal.runtime;

import java.util.List;

/// A loaded model and the leases on it. It is closed only when none of them is lent.
final class Hold {
    final LoadedModel loaded;
    final LeasePool pool;
    final Runs runs;
    final List<PooledLease> leases;
    /// How many are lent; guarded by the pool.
    int lent;

    Hold(LoadedModel loaded, LeasePool pool, Runs runs) {
        this.loaded = loaded;
        this.pool = pool;
        this.runs = runs;
        this.leases = loaded.invocations().stream()
                .map(invocation -> new PooledLease(this, invocation, runs.guard(this)))
                .toList();
    }
}
