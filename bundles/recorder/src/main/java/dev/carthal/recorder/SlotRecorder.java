package dev.carthal.recorder;

import dev.carthal.checkout.CheckoutEvent;
import dev.carthal.checkout.CheckoutListener;
import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.camera.CameraSlot;
import dev.carthal.hal.replay.Recorder;
import dev.carthal.hal.replay.RunningRecording;
import dev.carthal.hal.scan.ScannerSlot;
import dev.carthal.hal.weight.ScaleSlot;
import dev.carthal.recording.RecordingException;
import dev.carthal.recording.RecordingWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/// Record the slots of this cart.
@Component(name = "dev.carthal.recorder")
@Designate(ocd = SlotRecorder.Config.class)
public final class SlotRecorder implements Recorder, CheckoutListener {
    /// How to record.
    @ObjectClassDefinition(name = "Recorder of the cart's slots")
    @interface Config {
        @AttributeDefinition(
                description = "Quality of the recorded pictures, from 2, the best, to 31",
                min = "2",
                max = "31")
        int quality() default 3;
    }

    private final Clock clock;
    private final int quality;

    @Reference(policy = ReferencePolicy.DYNAMIC)
    private volatile List<CameraSlot> cameras = List.of();

    @Reference(policy = ReferencePolicy.DYNAMIC)
    private volatile List<ScaleSlot> scales = List.of();

    @Reference(policy = ReferencePolicy.DYNAMIC)
    private volatile List<ScannerSlot> scanners = List.of();

    private volatile @Nullable SlotRecording running;

    /// Record nothing yet.
    @Activate
    public SlotRecorder(@Reference Clock clock, Config config) {
        if (config.quality() < 2 || config.quality() > 31) {
            throw new IllegalArgumentException("quality must be 2..31: quality=" + config.quality());
        }
        this.clock = clock;
        this.quality = config.quality();
    }

    @Deactivate
    void deactivate() {
        if (running != null) {
            running.close();
        }
    }

    @Override
    public synchronized RunningRecording start(Path out) throws DeviceException {
        if (running != null && running.grows()) {
            throw new DeviceException(Kind.BUSY, "another recording grows already: end it first");
        }
        try {
            var recording = new SlotRecording(
                    RecordingWriter.create(out, String.valueOf(out.getFileName()), clock.wall()), clock, quality);
            try {
                add(recording);
            } catch (RecordingException | RuntimeException e) {
                recording.close();
                throw e;
            }
            running = recording;
            recording.begin();
            return recording;
        } catch (RecordingException e) {
            throw new DeviceException(Kind.CONFIGURATION, String.valueOf(e.getMessage()), e);
        }
    }

    private void add(SlotRecording recording) throws RecordingException {
        for (ScaleSlot slot : scales) {
            recording.scale(slot);
        }
        for (ScannerSlot slot : scanners) {
            recording.scanner(slot);
        }
        cameras.forEach(recording::camera);
    }

    @Override
    public void happened(CheckoutEvent event) {
        SlotRecording recording = running;
        if (recording != null && recording.grows()) {
            recording.happened(event);
        }
    }
}
