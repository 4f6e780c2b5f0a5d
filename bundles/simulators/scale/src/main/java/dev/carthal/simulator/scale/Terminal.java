package dev.carthal.simulator.scale;

import java.io.IOException;

/// The far end of a serial line as plain verbs.
interface Terminal extends AutoCloseable {
    /// {@return the path of the near end, which a driver opens}
    String path();

    /// {@return whether somebody has the near end open}
    boolean connected() throws IOException;

    /// Read what is there, without waiting.
    ///
    /// @return how many bytes, perhaps 0
    int read(byte[] buffer) throws IOException;

    /// Write what the line takes, without waiting; what it does not take is lost, as on a real line.
    void write(byte[] bytes, int length) throws IOException;

    @Override
    void close();
}
