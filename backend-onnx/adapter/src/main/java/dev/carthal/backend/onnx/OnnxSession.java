package dev.carthal.backend.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.inference.Invocation;
import dev.carthal.hal.inference.Model;
import dev.carthal.hal.inference.ModelSession;
import java.util.ArrayList;
import java.util.List;

/// A loaded model with its sets of tensors and the one thread that ends runs which take too long.
final class OnnxSession implements ModelSession {
    private static final System.Logger LOG = System.getLogger(OnnxSession.class.getName());

    private final OrtSession session;
    private final List<OnnxInvocation> invocations;
    private final RunWatch watch;
    private volatile boolean closed;

    private OnnxSession(OrtSession session, List<OnnxInvocation> invocations, RunWatch watch) {
        this.session = session;
        this.invocations = List.copyOf(invocations);
        this.watch = watch;
    }

    /// Check the graph against the manifest and make the tensors; closes `session` if anything is wrong.
    static OnnxSession of(OrtSession session, Model model, int count, Clock clock) throws DeviceException {
        List<OnnxInvocation> made = new ArrayList<>();
        try {
            Tensors.check("input", model.inputs(), session.getInputInfo());
            Tensors.check("output", model.outputs(), session.getOutputInfo());
            RunWatch watch = new RunWatch(clock, count);
            for (int i = 0; i < count; i++) {
                made.add(new OnnxInvocation(session, model, watch.slot(i)));
            }
            OnnxSession opened = new OnnxSession(session, made, watch);
            made.forEach(invocation -> invocation.belongTo(opened));
            watch.start();
            return opened;
        } catch (OrtException e) {
            release(session, made);
            throw new DeviceException(Kind.OTHER, "the tensors cannot be made: " + e.getMessage(), e);
        } catch (DeviceException | RuntimeException e) {
            release(session, made);
            throw e;
        }
    }

    @Override
    public List<Invocation> invocations() {
        return List.copyOf(invocations);
    }

    void requireOpen() {
        if (closed) {
            throw new IllegalStateException("run needs an open session: this one is closed");
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        release(session, invocations);
        watch.close(); // last: it ends the runs that were waited for
    }

    private static void release(OrtSession session, List<OnnxInvocation> invocations) {
        invocations.forEach(OnnxInvocation::release);
        try {
            session.close();
        } catch (OrtException e) {
            LOG.log(System.Logger.Level.WARNING, "ONNX Runtime could not close a session: " + e.getMessage(), e);
        }
    }
}
