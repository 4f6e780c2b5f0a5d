package dev.carthal.scale.counts;

import dev.carthal.hal.weight.Flag;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Where a scale stands, as its sources say. One that is configured and says nothing is a fault of each reading;
/// one that is not configured is none.
final class Surroundings {
    private final Optional<Sensor> temperature;
    private final Optional<Sensor> tilt;

    Surroundings(String slot, Sources sources) {
        temperature = sources.temperature().map(source -> new Sensor(slot + ": the temperature", source, sources));
        tilt = sources.tilt().map(source -> new Sensor(slot + ": the tilt", source, sources));
    }

    Conditions at(long nanos) {
        Set<Flag> faults = EnumSet.noneOf(Flag.class);
        OptionalInt milliCelsius = value(temperature, nanos, faults, Flag.CALIBRATION_FAULT);
        OptionalInt microradians = value(tilt, nanos, faults, Flag.LEVEL_FAULT);
        return new Conditions(milliCelsius, microradians, faults);
    }

    private static OptionalInt value(Optional<Sensor> sensor, long nanos, Set<Flag> faults, Flag without) {
        if (sensor.isEmpty()) {
            return OptionalInt.empty();
        }
        OptionalInt value = sensor.get().at(nanos);
        if (value.isEmpty()) {
            faults.add(without);
        }
        return value;
    }
}
