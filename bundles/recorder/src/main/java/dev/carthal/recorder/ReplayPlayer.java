package dev.carthal.recorder;

import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Signal;
import dev.carthal.hal.StreamingDevice;
import dev.carthal.hal.replay.FrameCue;
import dev.carthal.hal.replay.Player;
import dev.carthal.hal.replay.PlayerListener;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.weight.Reading;
import dev.carthal.recording.Recording;
import dev.carthal.recording.RecordingException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/// Play a recording, and be the clock of the cart while it plays. See `docs/recording.md`.
@Component(name = ReplayPlayer.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ReplayPlayer.Config.class)
public final class ReplayPlayer implements Clock, Player {
    static final String PID = "dev.carthal.recorder.player";

    /// What to play, and how.
    @ObjectClassDefinition(name = "Player of a recording, and the clock of the cart")
    @interface Config {
        @AttributeDefinition(description = "The folder of the recording")
        String recording();

        @AttributeDefinition(description = "Times real time: a number above 0, or max")
        String speed() default "1";

        @AttributeDefinition(description = "Real milliseconds after which the player names what holds it up")
        long stall_ms() default 30_000;

        @AttributeDefinition(description = "Whether the replay then ends with a fault")
        boolean stall_fault() default false;
    }

    private final Replay replay;
    private final Surroundings surroundings;
    private final Thread thread;

    /// Open the recording and begin to wait for the image to be up.
    ///
    /// @throws RecordingException if the recording is not whole
    @Activate
    public ReplayPlayer(BundleContext context, Config config) throws RecordingException {
        var settings = new Replay.Settings(
                Pace.of(config.speed()),
                new Standstill.Limit(TimeUnit.MILLISECONDS.toNanos(config.stall_ms()), config.stall_fault()),
                MachineClock.real());
        replay = new Replay(Recording.open(Path.of(config.recording())), settings, this::listeners);
        surroundings = new Surroundings(context, replay::nudge);
        thread = Thread.ofPlatform().name("player").daemon().unstarted(this::play);
        thread.start();
    }

    private List<PlayerListener> listeners() {
        return surroundings.listeners();
    }

    private void play() {
        try {
            surroundings.open();
            replay.run(() -> surroundings.obstacles(replay::unheld));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Stop where it is; time then goes on as the machine's does.
    @Deactivate
    void deactivate() throws InterruptedException {
        thread.interrupt();
        thread.join();
        surroundings.close();
        replay.close();
    }

    @Override
    public long nanos() {
        return replay.clock().nanos();
    }

    @Override
    public Instant wall() {
        return replay.clock().wall();
    }

    @Override
    public Signal signal(String name) {
        return replay.clock().signal(name);
    }

    @Override
    public StreamingDevice<FrameCue> frames(String slot) throws DeviceException {
        return replay.player().frames(slot);
    }

    @Override
    public StreamingDevice<Reading> readings(String slot) throws DeviceException {
        return replay.player().readings(slot);
    }

    @Override
    public StreamingDevice<Scan> scans(String slot) throws DeviceException {
        return replay.player().scans(slot);
    }
}
