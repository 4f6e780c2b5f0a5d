package dev.carthal.hal.inference;

import java.util.List;
import java.util.Optional;

record PlainTensorSpec(
        String name, TensorType type, List<Long> shape, String layout, Optional<Quantization> quantization)
        implements TensorSpec {
    PlainTensorSpec {
        shape = List.copyOf(shape);
        for (long extent : shape) {
            if (extent < 1 && extent != DYNAMIC) {
                throw new IllegalArgumentException("an extent must be 1 or more, or -1: " + name + shape);
            }
        }
    }

    @Override
    public TensorSpec laidOut(String dimensions) {
        return new PlainTensorSpec(name, type, shape, dimensions, quantization);
    }

    @Override
    public TensorSpec quantized(Quantization meaning) {
        return new PlainTensorSpec(name, type, shape, layout, Optional.of(meaning));
    }

    @Override
    public String toString() {
        return name + " " + type + shape + layout;
    }
}
