package dev.carthal.camera.decoder;

import java.util.function.BooleanSupplier;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.Pointer;

/// Ends FFmpeg's waiting for the network. FFmpeg asks about ten times a second; JavaCPP has room for ten of these at
/// a time, so each is deallocated with the input that it belongs to.
final class Patience extends AVIOInterruptCB.Callback_Pointer {
    private final transient BooleanSupplier over;

    Patience(BooleanSupplier over) {
        this.over = over;
    }

    @Override
    public int call(Pointer opaque) {
        return over.getAsBoolean() ? 1 : 0;
    }
}
