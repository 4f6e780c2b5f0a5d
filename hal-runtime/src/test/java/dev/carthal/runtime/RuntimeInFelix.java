package dev.carthal.runtime;

import dev.carthal.conformance.RealFelix;
import dev.carthal.conformance.SlotDiary;
import dev.carthal.hal.Slot;
import dev.carthal.hal.SlotListener;
import dev.carthal.hal.SlotState;
import dev.carthal.hal.SlotStatus;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.cm.Configuration;

/// The runtime in a real Felix, with the machine's clock.
final class RuntimeInFelix implements AutoCloseable {
    private final SlotDiary diary = new SlotDiary();
    private final RealFelix felix;

    RuntimeInFelix(Path storage) throws Exception {
        this(storage, Map.of());
    }

    RuntimeInFelix(Path storage, Map<String, String> properties) throws Exception {
        felix = new RealFelix(storage, properties);
        context().registerService(SlotListener.class, diary, null);
        // Configured before it starts, as on a cart. A factory that Configuration Admin gets to know at the very
        // moment in which a configuration is made may never hear of it.
        settings("dev.carthal.runtime.clock", Map.of());
        felix.start("com.google.gson", "dev.carthal.hal-runtime");
    }

    BundleContext context() {
        return felix.context();
    }

    /// Make a slot, or change it.
    Configuration configure(String name, Map<String, Object> more) throws Exception {
        Map<String, Object> values = new HashMap<>(more);
        values.put(Slot.NAME, name);
        return felix.configure("dev.carthal.slot~" + name.replace('/', '-'), values);
    }

    /// Configure a component.
    void settings(String pid, Map<String, Object> values) throws Exception {
        felix.configure(pid, values);
    }

    SlotStatus await(String slot, SlotState state) throws InterruptedException {
        return diary.await(slot, state);
    }

    <T> T service(Class<T> type, String filter) throws InterruptedException {
        return felix.service(type, filter);
    }

    Bundle installJar(String name, byte[] jar) throws BundleException {
        return context().installBundle(name, new ByteArrayInputStream(jar));
    }

    @Override
    public void close() throws BundleException {
        felix.close();
    }
}
