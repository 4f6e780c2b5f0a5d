package dev.carthal.conformance;

import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.DeviceIdentity;
import dev.carthal.hal.Driver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/// A driver without hardware: devices that are plugged in and out by name and deliver what they are told to.
///
/// Its configuration has the key `device`, the name of a plugged device, and `rate`, which must be 1..120 and
/// does nothing. Safe for use by any thread.
///
/// @param <T> what its devices deliver
public abstract class FakeDriver<T> implements Driver, AutoCloseable {
    private final Map<String, Socket<T>> sockets = new ConcurrentHashMap<>();
    private final List<FakeDevice<T>> opened = new CopyOnWriteArrayList<>();

    /// Plug a device in.
    ///
    /// @param device its name
    public final void plug(String device) {
        sockets.put(device, new Socket<>());
    }

    /// Pull a device out; whoever has it open sees kind `LOST`. What it had not delivered yet is gone.
    ///
    /// @param device its name
    public final void unplug(String device) {
        socket(device).unplug(new DeviceException(Kind.LOST, "the fake device was unplugged: device=" + device));
        sockets.remove(device);
    }

    /// Make a device deliver an item.
    ///
    /// @param device its name
    /// @param item made when the device delivers it, so that it bears the time of the clock that the device was
    ///     handed
    public final void deliver(String device, FakeDevice.Maker<T> item) {
        socket(device).script(new FakeDevice.Step.Deliver<>(item));
    }

    /// Make a device fail once; after kind `LOST` it stays lost.
    ///
    /// @param device its name
    /// @param fault what it throws
    public final void fail(String device, DeviceException fault) {
        socket(device).script(new FakeDevice.Step.Fault<>(fault));
    }

    /// Make a device's stream end.
    ///
    /// @param device its name
    /// @param reason what it says
    public final void end(String device, String reason) {
        socket(device).script(new FakeDevice.Step.End<>(reason));
    }

    /// {@return the device that the context means, opened}
    ///
    /// @param context all that the opening needs
    /// @throws DeviceException if it is not plugged in, somebody has it open, or the configuration cannot be
    ///     used
    protected final FakeDevice<T> plugged(DeviceContext context) throws DeviceException {
        FakeConfig config = context.config().as(FakeConfig.class);
        if (config.rate() < 1 || config.rate() > 120) {
            throw new DeviceException(Kind.CONFIGURATION, "rate must be 1..120: rate=" + config.rate());
        }
        Socket<T> socket = sockets.get(config.device());
        if (socket == null) {
            throw new DeviceException(
                    Kind.NOT_FOUND,
                    "no such fake device is plugged in: device=" + config.device() + ", plugged in are "
                            + sockets.keySet());
        }
        FakeDevice<T> device = socket.open(context, config.device());
        opened.add(device);
        return device;
    }

    private Socket<T> socket(String device) {
        Socket<T> socket = sockets.get(device);
        if (socket == null) {
            throw new IllegalStateException("no such fake device is plugged in: device=" + device);
        }
        return socket;
    }

    @Override
    public DeviceIdentity identify(DeviceConfig config) throws DeviceException {
        return new DeviceIdentity("fake", config.as(FakeConfig.class).device());
    }

    /// Check that nothing leaked and that every script was consumed.
    ///
    /// @throws AssertionError if a device is open, an item is lent out, or a step was never consumed; it has
    ///     the stack that opened or took it
    @Override
    public final void close() {
        List<String> wrong = new ArrayList<>();
        sockets.forEach((name, socket) -> {
            if (socket.unconsumed() > 0) {
                wrong.add(socket.unconsumed() + " scripted steps of " + name + " were never consumed");
            }
        });
        List<Throwable> leaks = new ArrayList<>();
        opened.forEach(device -> leaks.addAll(device.leaks()));
        Ledger.requireOrder(wrong, leaks);
    }

    @ObjectClassDefinition(pid = "fake", name = "Fake device")
    @interface FakeConfig {
        @AttributeDefinition(description = "Name of a device that is plugged in")
        String device();

        @AttributeDefinition(min = "1", max = "120", description = "Does nothing")
        int rate() default 30;
    }
}
