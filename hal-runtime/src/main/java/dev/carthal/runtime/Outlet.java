package dev.carthal.runtime;

import dev.carthal.hal.Gap;
import java.time.Duration;
import java.util.List;

/// Where a device's stream goes: to the subscribers. Called by the owner thread, except for [#close].
interface Outlet<T> extends AutoCloseable {
    /// Give `item` to all; it is the outlet's from now on.
    void publish(T item);

    /// Let no more than `items` wait for a subscriber.
    void capacity(int items);

    void missing(Gap gap);

    void end(String reason);

    /// {@return the names of those who have subscribed}
    List<String> subscribers();

    /// Wait until nothing is lent out any more, but not longer than `longest`.
    void drain(Duration longest) throws InterruptedException;

    /// End all subscriptions, for good.
    @Override
    void close();
}
