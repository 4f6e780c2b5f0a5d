package dev.carthal.cli;

import dev.carthal.launcher.LaunchException;

/// The counts of a scale's bare cells, wherever they come from.
interface Counts extends AutoCloseable {
    /// {@return how many cells there are}
    int cells();

    /// {@return the counts of one instant, after waiting for it}
    int[] next() throws LaunchException, InterruptedException;

    @Override
    default void close() throws LaunchException {}
}
