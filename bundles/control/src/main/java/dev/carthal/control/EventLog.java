package dev.carthal.control;

import java.util.ArrayList;
import java.util.List;

/// Keep the lines of a session, so that whoever asks late still hears all from the start. Bounded: the oldest lines go
/// first, and a reader is told how many it missed.
final class EventLog {
    private final int keep;
    private final List<String> lines = new ArrayList<>();
    private long forgotten;
    private boolean closed;

    EventLog(int keep) {
        if (keep < 1) {
            throw new IllegalArgumentException("events.keep must be 1 or more: events.keep=" + keep);
        }
        this.keep = keep;
    }

    /// Hold what a reader gets next.
    ///
    /// @param missed lines that were forgotten before the reader came to them
    /// @param lines in their order; empty when there will be no more
    /// @param next where to read on
    record Batch(long missed, List<String> lines, long next) {}

    synchronized void add(String line) {
        if (closed) {
            return;
        }
        lines.add(line);
        // Twice the bound before anything moves, so that a full log costs no copy for each line.
        if (lines.size() >= 2L * keep) {
            int surplus = lines.size() - keep;
            lines.subList(0, surplus).clear();
            forgotten += surplus;
        }
        notifyAll();
    }

    /// Wait until there is something at or after `from`.
    synchronized Batch read(long from) throws InterruptedException {
        while (from >= forgotten + lines.size() && !closed) {
            wait();
        }
        long start = Math.max(from, forgotten);
        long end = forgotten + lines.size();
        List<String> batch = start >= end
                ? List.of()
                : List.copyOf(lines.subList((int) (start - forgotten), (int) (end - forgotten)));
        return new Batch(start - from, batch, end);
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
