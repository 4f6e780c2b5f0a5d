package dev.carthal.perception;

import dev.carthal.checkout.Sighting;
import dev.carthal.checkout.Sighting.Direction;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Next;
import dev.carthal.hal.Subscription;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.camera.FrameLease;
import java.time.Duration;
import java.util.function.Consumer;

/// Look through one camera. It waits nowhere but for the next frame, so that a replay knows when a frame is done
/// with.
///
/// Without the gate each frame is classified whole and is a sighting of its own. With it, all that happens from
/// the first movement until everything has been still for a while is one passage: what moves in a frame, or what
/// it left behind, is cut out and classified, and the frames are combined. A passage is reported when it ends and
/// every now and then while it lasts, with all that is known by then and the number of the last frame of it.
final class Lookout {
    /// Where what is seen, and what goes wrong, is told.
    record Telling(Consumer<Sighting> out, Faults faults) {}

    private final String slot;
    private final Recognizer recognizer;
    private final Consumer<Sighting> out;
    private final Faults faults;
    private final boolean gated;
    private final MotionGate gate;
    private final Travel travel;
    private final Evidence evidence;
    private final Square square = new Square();
    private final double margin;
    private final Duration silence;
    private final long stillNanos;
    private final long passageNanos;
    private final long reportNanos;

    private boolean open;
    private long openedNanos;
    private long movedNanos;
    private long reportedNanos;
    private long sequence;
    private long captureNanos;

    Lookout(PerceptionConfig config, Recognizer recognizer, Telling telling) {
        this.slot = config.camera();
        this.recognizer = recognizer;
        out = telling.out;
        faults = telling.faults;
        gated = config.gate();
        gate = new MotionGate(config);
        travel = new Travel(config);
        evidence = new Evidence(config);
        margin = Range.check("region.margin", config.region_margin(), 0, 1);
        silence = Range.millis("silence.ms", config.silence_ms(), 1, 60_000);
        stillNanos = Range.nanos("still.ms", config.still_ms(), 1, 60_000);
        passageNanos = Range.nanos("passage.ms", config.passage_ms(), 1, 600_000);
        reportNanos = Range.nanos("report.ms", config.report_ms(), 1, 600_000);
    }

    /// Look until the stream ends or somebody closes the subscription, then close it.
    void run(Subscription<FrameLease> frames) {
        try (frames) {
            while (step(frames)) {}
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Handle what comes next.
    ///
    /// @return whether anything can come after it
    boolean step(Subscription<FrameLease> frames) throws InterruptedException {
        return switch (frames.next(silence)) {
            case Next.Item<FrameLease>(var lease) -> {
                try (lease) {
                    look(lease.frame());
                } catch (DeviceException e) {
                    faults.note(e);
                } catch (RuntimeException | LinkageError e) {
                    faults.note(e);
                }
                yield true;
            }
            case Next.Missing<FrameLease> _, Next.Silence<FrameLease> _ -> {
                end();
                yield true;
            }
            case Next.End<FrameLease> _ -> {
                end();
                yield false;
            }
        };
    }

    private void look(Frame frame) throws DeviceException, InterruptedException {
        if (gated) {
            follow(frame);
        } else {
            evidence.clear();
            classify(frame, square.whole(frame.format()));
            publish(Direction.UNKNOWN);
        }
    }

    private void follow(Frame frame) throws DeviceException, InterruptedException {
        gate.look(frame);
        long now = frame.captureNanos();
        if (gate.moves()) {
            movedNanos = now;
        }
        if (gate.mover()) {
            if (!open) {
                open(now);
            }
            travel.moved(gate.moving);
            classify(frame, square.around(gate.moving, margin, frame.format()));
        } else if (open && gate.shows()) {
            classify(frame, square.around(gate.fresh, margin, frame.format()));
        }
        if (open && (now - movedNanos >= stillNanos || now - openedNanos >= passageNanos)) {
            end();
        } else if (open && now - reportedNanos >= reportNanos) {
            reportedNanos = now;
            publish(travel.direction());
        }
    }

    private void open(long now) {
        open = true;
        openedNanos = now;
        reportedNanos = now;
        evidence.clear();
        travel.clear();
    }

    private void end() {
        if (open) {
            open = false;
            travel.rested(gate.fresh);
            gate.rest();
            publish(travel.direction());
        }
    }

    private void classify(Frame frame, Square where) throws InterruptedException {
        sequence = frame.sequence();
        captureNanos = frame.captureNanos();
        try {
            recognizer.classify(frame, where, evidence);
        } catch (DeviceException e) {
            faults.note(e);
        }
    }

    private void publish(Direction direction) {
        out.accept(new Sighting(slot, sequence, captureNanos, direction, evidence.candidates()));
    }
}
