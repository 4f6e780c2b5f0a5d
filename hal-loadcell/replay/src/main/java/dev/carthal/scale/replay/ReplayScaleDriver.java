package dev.carthal.scale.replay;

import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceIdentity;
import dev.carthal.hal.Driver;
import dev.carthal.hal.replay.Player;
import dev.carthal.hal.weight.Scale;
import dev.carthal.hal.weight.ScaleDriver;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/// Opens the player's track of the slot's name. Without a player there is no such driver.
@Component(property = Driver.NAME + "=replay")
public final class ReplayScaleDriver implements ScaleDriver {
    /// Tells the runtime that there is nothing to configure: the recording is the player's.
    @ObjectClassDefinition(pid = "scale.replay", name = "Replayed scale")
    @interface Config {}

    private final Player player;

    /// @param player what holds the recording and the place in it
    @Activate
    public ReplayScaleDriver(@Reference Player player) {
        this.player = player;
    }

    @Override
    public DeviceIdentity identify(DeviceConfig config) {
        return new DeviceIdentity("track", config.slot());
    }

    @Override
    public Scale open(DeviceContext context) throws DeviceException {
        return new ReplayScale(player.readings(context.slot()));
    }
}
