package dev.carthal.runtime;

import java.util.List;

/// A thread that takes leases, and where it took one. A stack for each claim would cost every run an allocation, so one
/// is
/// kept for a thread: that of its first claim. Once a lease of the slot has not come back, each claim has its own.
///
/// @param at the frames, those of the pool left out
record Taker(Thread thread, List<String> at, boolean exact) {
    private static final int FRAMES = 16;
    private static final List<String> OURS =
            List.of(Taker.class.getName(), LeasePool.class.getName(), InferenceRole.class.getName());

    /// {@return the calling thread, as it stands}
    static Taker here(boolean exact) {
        List<String> at = StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> !OURS.contains(frame.getClassName()))
                        .limit(FRAMES)
                        .map(StackWalker.StackFrame::toString)
                        .toList());
        return new Taker(Thread.currentThread(), at, exact);
    }

    /// {@return in words, the first line for a list and the others for whoever looks into it}
    String words() {
        StringBuilder text =
                new StringBuilder("thread " + thread.getName() + (thread.isAlive() ? "" : ", which is over"));
        text.append(exact ? "\n took it" : "\n took its first lease");
        at.forEach(frame -> text.append("\n  at ").append(frame));
        if (thread.isAlive()) {
            text.append("\n stands now");
            for (StackTraceElement frame : thread.getStackTrace()) {
                text.append("\n  at ").append(frame);
            }
        }
        return text.toString();
    }
}
