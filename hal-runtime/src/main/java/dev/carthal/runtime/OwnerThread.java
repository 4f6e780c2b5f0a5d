package dev.carthal.runtime;

import dev.carthal.hal.SlotState;
import java.time.Duration;

/// The one thread of a slot. A platform thread: drivers block in native calls, which pins a virtual one.
final class OwnerThread {
    private static final System.Logger LOG = System.getLogger(OwnerThread.class.getName());

    private final SlotParts parts;
    private final Keeper<?> keeper;
    private final Thread thread;

    private OwnerThread(SlotParts parts, Keeper<?> keeper) {
        this.parts = parts;
        this.keeper = keeper;
        this.thread = Thread.ofPlatform().daemon().name("slot " + parts.slot()).unstarted(this::run);
    }

    static OwnerThread start(SlotParts parts, Keeper<?> keeper) {
        OwnerThread owner = new OwnerThread(parts, keeper);
        owner.thread.start();
        return owner;
    }

    private void run() {
        boolean more = true;
        while (more) {
            try {
                more = keeper.doWork();
            } catch (InterruptedException e) {
                LOG.log(System.Logger.Level.DEBUG, parts.slot() + ": interrupted, looks again what to do", e);
            } catch (RuntimeException | Error e) {
                // A fault of ours, not of a driver. Without this line the slot would show its last state for ever.
                parts.standing().move(SlotState.FAULT, "the slot's own thread ended: " + e);
                throw e;
            }
        }
    }

    boolean isMe() {
        return Thread.currentThread().equals(thread);
    }

    /// {@return whether it ended in time; otherwise it is abandoned, with the device that it holds}
    boolean stop(Duration longest) throws InterruptedException {
        keeper.stop();
        boolean ended = thread.join(longest);
        if (!ended) {
            LOG.log(System.Logger.Level.ERROR, parts.slot() + ": its driver does not return; the thread is abandoned");
        }
        return ended;
    }
}
