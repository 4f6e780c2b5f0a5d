package dev.carthal.backend.tflite;

import dev.carthal.conformance.FakeModel;
import dev.carthal.conformance.FakeVariant;
import dev.carthal.conformance.KitClock;
import dev.carthal.hal.Deadline;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.inference.ModelSession;
import dev.carthal.hal.inference.TensorSpec;
import dev.carthal.hal.inference.TensorType;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Open models of one input `x` and one output `y`.
final class Sessions {
    static final Duration LONG = Duration.ofMinutes(1);

    private Sessions() {}

    static TensorSpec x(TensorType type, Long... shape) {
        return TensorSpec.of("x", type, List.of(shape));
    }

    static TensorSpec y(TensorType type, Long... shape) {
        return TensorSpec.of("y", type, List.of(shape));
    }

    static ModelSession open(byte[] content, TensorSpec input, TensorSpec output) throws DeviceException {
        return open(content, Map.of(), input, output);
    }

    static ModelSession open(byte[] content, Map<String, Object> values, TensorSpec input, TensorSpec output)
            throws DeviceException {
        FakeVariant variant = new FakeVariant("small", "tflite", content);
        DeviceConfig config = DeviceConfig.of("inference/recognizer", values);
        return new TfliteDriver()
                .open(
                        FakeModel.of(List.of(input), List.of(output), variant),
                        variant,
                        DeviceContext.of(config, Deadline.after(new KitClock(), LONG)));
    }
}
