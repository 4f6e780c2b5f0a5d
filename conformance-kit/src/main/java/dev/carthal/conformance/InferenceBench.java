package dev.carthal.conformance;

import dev.carthal.hal.inference.InferenceDriver;
import dev.carthal.hal.inference.ModelVariant;
import java.util.Map;

/// Say what a backend shall be judged with.
public interface InferenceBench {
    /// {@return a driver, made as Declarative Services would make it}
    InferenceDriver driver();

    /// {@return a model of one input and one output of float32, whose output depends on its input}
    FakeModel model();

    /// {@return a configuration that works, with two invocations where the engine can have more than one}
    default Map<String, Object> working() {
        return Map.of();
    }

    /// {@return a configuration that cannot be used}
    Bench.Flaw unusable();

    /// {@return content that is no model of the engine}
    ModelVariant broken();

    /// {@return a variant of another engine}
    default ModelVariant foreign() {
        return new FakeVariant("foreign", "another-engine", new byte[] {1});
    }

    /// Make the run of a fresh session fail once.
    ///
    /// @param driver whose next run fails
    default void failNextRun(InferenceDriver driver) {
        throw Bench.lacks("a way to make a run fail");
    }
}
