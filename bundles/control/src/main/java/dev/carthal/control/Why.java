package dev.carthal.control;

import dev.carthal.hal.Slot;
import dev.carthal.hal.SlotState;
import dev.carthal.hal.SlotStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/// Follow what a slot waits for down to its cause, in plain words: from the slot to the driver's component, to the
/// services and configuration that it lacks, to the bundle that does not resolve.
final class Why {
    private final BundleContext context;
    private final @Nullable ServiceComponentRuntime components;
    private final Map<String, Slot> slots;

    Why(BundleContext context, @Nullable ServiceComponentRuntime components, Map<String, Slot> slots) {
        this.context = context;
        this.components = components;
        this.slots = new TreeMap<>(slots);
    }

    /// {@return the chain for the slot `name`; with an empty name, for everything that is not as it should be}
    List<String> about(String name) {
        List<String> lines = new ArrayList<>();
        Slot one = slots.get(name);
        if (name.isEmpty()) {
            slots.values().stream()
                    .filter(slot -> slot.status().state() != SlotState.READY)
                    .forEach(slot -> explain(slot, lines));
            bundles(lines);
            components(lines);
        } else if (one != null) {
            explain(one, lines);
        } else {
            throw new IllegalArgumentException("slot must be one of " + slots.keySet() + ": slot=" + name);
        }
        return lines.isEmpty() ? List.of("everything is as it should be") : lines;
    }

    private void explain(Slot slot, List<String> lines) {
        SlotStatus status = slot.status();
        String version = status.version().isEmpty() ? "" : " " + status.version();
        lines.add(status.slot() + " is " + status.state() + " (driver " + status.driver() + version + ")"
                + (status.reason().isEmpty() ? "" : ": " + status.reason()));
        calibration(slot.name()).ifPresent(words -> lines.add("its calibration is " + words));
        if (status.state() != SlotState.EMPTY) {
            return;
        }
        List<ComponentDescriptionDTO> drivers = descriptions().stream()
                .filter(component -> status.driver().equals(component.properties.get("driver")))
                .toList();
        if (drivers.isEmpty()) {
            lines.add("no started bundle has a driver of the name " + status.driver());
            bundles(lines);
        }
        drivers.forEach(driver -> unsatisfied(driver, lines));
    }

    private Optional<String> calibration(String slot) {
        try {
            return context.getServiceReferences(Slot.class, "(slot=" + slot + ")").stream()
                    .map(reference -> reference.getProperty("slot.calibration"))
                    .filter(Objects::nonNull)
                    .map(Object::toString)
                    .findFirst();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("a slot's name needs no escape: slot=" + slot, e);
        }
    }

    private void components(List<String> lines) {
        descriptions().forEach(component -> unsatisfied(component, lines));
    }

    private Collection<ComponentDescriptionDTO> descriptions() {
        ServiceComponentRuntime runtime = components;
        return runtime == null ? List.of() : runtime.getComponentDescriptionDTOs();
    }

    private void unsatisfied(ComponentDescriptionDTO component, List<String> lines) {
        ServiceComponentRuntime runtime = components;
        if (runtime == null) {
            return;
        }
        Collection<ComponentConfigurationDTO> instances = runtime.getComponentConfigurationDTOs(component);
        if (instances.isEmpty() && "require".equals(component.configurationPolicy)) {
            // Most often it is simply not wanted in this image, so only a driver's or a slot's own chain says so.
            return;
        }
        for (ComponentConfigurationDTO instance : instances) {
            switch (instance.state) {
                case ComponentConfigurationDTO.FAILED_ACTIVATION ->
                    lines.add(component.name + " failed: "
                            + instance.failure.lines().findFirst().orElse(""));
                case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION ->
                    lines.add(component.name + " waits for its configuration "
                            + String.join(", ", component.configurationPid));
                case ComponentConfigurationDTO.UNSATISFIED_REFERENCE -> waits(component, instance, lines);
                default -> {}
            }
        }
    }

    private void waits(ComponentDescriptionDTO component, ComponentConfigurationDTO instance, List<String> lines) {
        for (UnsatisfiedReferenceDTO missing : instance.unsatisfiedReferences) {
            String service = Arrays.stream(component.references)
                    .filter(reference -> reference.name.equals(missing.name))
                    .map(reference -> reference.interfaceName)
                    .findFirst()
                    .orElse(missing.name);
            lines.add(component.name + " waits for a " + service
                    + (missing.target == null ? "" : " that matches " + missing.target) + providers(service));
        }
    }

    private String providers(String service) {
        TreeSet<String> names = new TreeSet<>();
        for (ComponentDescriptionDTO component : descriptions()) {
            if (Arrays.asList(component.serviceInterfaces).contains(service)) {
                names.add(component.name);
            }
        }
        return names.isEmpty() ? ", which no bundle offers" : ", which is offered by " + String.join(" and ", names);
    }

    /// A bundle that does not resolve tells what it lacks only when it is started.
    private void bundles(List<String> lines) {
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getState() == Bundle.INSTALLED) {
                try {
                    bundle.start(Bundle.START_TRANSIENT);
                } catch (BundleException e) {
                    lines.add("bundle " + bundle.getSymbolicName() + " " + bundle.getVersion() + " does not start: "
                            + e.getMessage());
                }
            }
        }
    }
}
