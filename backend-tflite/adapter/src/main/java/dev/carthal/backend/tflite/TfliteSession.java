package dev.carthal.backend.tflite;

import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.inference.Invocation;
import dev.carthal.hal.inference.Model;
import dev.carthal.hal.inference.ModelSession;
import java.util.ArrayList;
import java.util.List;

/// A loaded model with its interpreters and the one thread that ends runs which take too long.
final class TfliteSession implements ModelSession {
    private final Graph graph;
    private final List<TfliteInvocation> invocations;
    private final RunWatch watch;
    private boolean closed;

    private TfliteSession(Graph graph, List<TfliteInvocation> invocations, RunWatch watch) {
        this.graph = graph;
        this.invocations = List.copyOf(invocations);
        this.watch = watch;
    }

    /// Make the interpreters; closes `graph` if anything is wrong.
    static TfliteSession of(Graph graph, Model model, TfliteConfig config, Clock clock) throws DeviceException {
        List<TfliteInvocation> made = new ArrayList<>();
        RunWatch watch = new RunWatch(clock, config.invocations());
        boolean opened = false;
        try {
            for (int i = 0; i < config.invocations(); i++) {
                made.add(TfliteInvocation.of(graph, model, config, watch.slot(i)));
            }
            watch.start();
            opened = true;
            return new TfliteSession(graph, made, watch);
        } finally {
            if (!opened) {
                release(graph, made);
            }
        }
    }

    @Override
    public List<Invocation> invocations() {
        return List.copyOf(invocations);
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        release(graph, invocations);
        watch.close(); // last: it ends the runs that were waited for
    }

    private static void release(Graph graph, List<TfliteInvocation> invocations) {
        invocations.forEach(TfliteInvocation::release);
        graph.close();
    }
}
