package dev.carthal.scale.counts;

import java.io.IOException;

/// Something that measures where a scale stands.
interface Source {
    /// {@return what it measures now}
    ///
    /// @throws IOException if it does not answer, or says what cannot be
    int read() throws IOException;
}
