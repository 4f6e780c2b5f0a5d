package dev.carthal.touchscreen;

import dev.carthal.hal.Slot;
import dev.carthal.hal.SlotState;
import dev.carthal.hal.SlotStatus;
import dev.carthal.hal.camera.CameraSlot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// What is known of the slots. Changes are told; a slot is asked only now and then, because its answer has all its
/// statistics in it.
final class SlotBoard {
    /// What the page shows of a slot.
    record Line(String slot, SlotState state, String reason) {
        static Line of(SlotStatus status) {
            return new Line(status.slot(), status.state(), status.reason());
        }
    }

    private final Map<String, Slot> slots = new ConcurrentHashMap<>();
    private final Map<String, Line> lines = new ConcurrentSkipListMap<>();

    void add(Slot slot) {
        slots.put(slot.name(), slot);
        ask(slot);
    }

    void remove(Slot slot) {
        if (slots.remove(slot.name(), slot)) {
            lines.remove(slot.name());
        }
    }

    void changed(SlotStatus status) {
        if (slots.containsKey(status.slot())) {
            lines.put(status.slot(), Line.of(status));
        }
    }

    /// Ask all slots, in case that one changed before anybody listened.
    void ask() {
        slots.values().forEach(this::ask);
    }

    List<Line> lines() {
        return List.copyOf(lines.values());
    }

    /// {@return the camera of that role}
    Optional<CameraSlot> camera(String role) {
        return Optional.ofNullable(slots.get("camera/" + role))
                .filter(CameraSlot.class::isInstance)
                .map(CameraSlot.class::cast);
    }

    SlotState state(Slot slot) {
        Line line = lines.get(slot.name());
        return line == null ? SlotState.EMPTY : line.state();
    }

    private void ask(Slot slot) {
        lines.put(slot.name(), Line.of(slot.status()));
    }
}
