package dev.carthal.runtime;

import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Driver;
import dev.carthal.hal.Slot;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One slot's configuration, told apart: what the runtime needs, and what goes to the driver.
record SlotSettings(Family family, String driver, Pace pace, int queue, Choice choice, DeviceConfig config) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]*");
    private static final List<String> FRAMEWORK =
            List.of("service.", "component.", "felix.", "org.", "osgi.", ".", ":");
    private static final Set<String> KEYS = Arrays.stream(SlotKeys.class.getDeclaredMethods())
            .map(member -> member.getName().replace('_', '.'))
            .collect(Collectors.toCollection(TreeSet::new));

    /// Which model an inference slot loads; empty texts for other slots.
    record Choice(String model, String variant) {}

    static SlotSettings of(String slot, Map<String, Object> values) throws DeviceException {
        Map<String, Object> own = new HashMap<>();
        Map<String, Object> drivers = new HashMap<>();
        values.forEach((key, value) -> {
            if (key.equals(Slot.NAME) || key.startsWith(Slot.NAME + ".") || key.equals(Driver.NAME)) {
                own.put(key, value);
            } else if (FRAMEWORK.stream().noneMatch(key::startsWith)) {
                drivers.put(key, value);
            }
        });
        for (String key : new TreeSet<>(own.keySet())) {
            if (!KEYS.contains(key)) {
                throw new DeviceException(
                        Kind.CONFIGURATION, key + " is no key of a slot; those are " + String.join(", ", KEYS));
            }
        }
        SlotKeys keys = DeviceConfig.of(slot, own).as(SlotKeys.class);
        if (!NAME.matcher(keys.driver()).matches()) {
            throw new DeviceException(
                    Kind.CONFIGURATION,
                    "driver must be lower-case letters, digits, dots or hyphens: driver=" + keys.driver());
        }
        Family family = Family.of(slot);
        if ((family == Family.INFERENCE) == keys.slot_model().isEmpty()) {
            throw new DeviceException(
                    Kind.CONFIGURATION,
                    "slot.model must name a model package for inference slots, and for no other: slot.model="
                            + keys.slot_model());
        }
        return new SlotSettings(
                family,
                keys.driver(),
                Pace.of(keys, family),
                Pace.atLeast(1, "slot.queue", keys.slot_queue()),
                new Choice(keys.slot_model(), keys.slot_variant()),
                DeviceConfig.of(slot, drivers));
    }

    SlotSettings drivenBy(String other) {
        return new SlotSettings(family, other, pace, queue, choice, config);
    }

    SlotSettings configuredBy(DeviceConfig other) {
        return new SlotSettings(family, driver, pace, queue, choice, other);
    }

    String slot() {
        return config.slot();
    }
}
