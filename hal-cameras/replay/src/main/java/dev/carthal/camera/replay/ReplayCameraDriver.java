package dev.carthal.camera.replay;

import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.DeviceIdentity;
import dev.carthal.hal.camera.Camera;
import dev.carthal.hal.camera.CameraDriver;
import dev.carthal.hal.replay.Player;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/// Open the cameras of a recording; driver name `replay`. Without a player there is no such driver.
@Component(property = "driver=replay")
public final class ReplayCameraDriver implements CameraDriver {
    @ObjectClassDefinition(pid = "camera.replay", name = "Replayed camera")
    @interface Config {
        @AttributeDefinition(
                description = "Frames that may be lent out at a time: twice the subscribers and two more",
                min = "2",
                max = "64")
        int frames() default 8;
    }

    private final Player player;

    /// Make the driver; touches nothing.
    ///
    /// @param player what holds the recording and the place in it
    @Activate
    public ReplayCameraDriver(@Reference Player player) {
        this.player = player;
    }

    @Override
    public Camera open(DeviceContext context) throws DeviceException {
        int frames = context.config().as(Config.class).frames();
        if (frames < 2 || frames > 64) {
            throw new DeviceException(Kind.CONFIGURATION, "frames must be 2..64: frames=" + frames);
        }
        var pictures = new Pictures(frames);
        boolean open = false;
        try {
            var camera = new ReplayCamera(context, player.frames(context.slot()), pictures);
            open = true;
            return camera;
        } finally {
            if (!open) {
                pictures.close();
            }
        }
    }

    @Override
    public DeviceIdentity identify(DeviceConfig config) {
        return new DeviceIdentity("track", config.slot());
    }
}
