package dev.carthal.hal.inference;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/// Describe a tensor. Equal when all of it is equal.
@ProviderType
public interface TensorSpec {
    /// The extent of a dimension that is chosen at each run.
    long DYNAMIC = -1;

    /// {@return its name in the graph}
    String name();

    /// {@return the type of its elements}
    TensorType type();

    /// {@return its extents, outermost first; [#DYNAMIC] where a run chooses}
    List<Long> shape();

    /// {@return what its dimensions mean, such as `NCHW`; empty where nobody said}
    String layout();

    /// {@return what its integers mean; empty where they mean themselves}
    Optional<Quantization> quantization();

    /// {@return its elements, each dynamic extent counted as one}
    default long elements() {
        return shape().stream()
                .mapToLong(extent -> extent == DYNAMIC ? 1 : extent)
                .reduce(1, Math::multiplyExact);
    }

    /// {@return its size in bytes, each dynamic extent counted as one}
    default long bytes() {
        return Math.multiplyExact(elements(), type().bytes());
    }

    /// {@return the number that an element means: what is stored, through [#quantization()] where there is one}
    ///
    /// @param tensor memory of this tensor
    /// @param index the place of the element in C order, from 0
    default double read(MemorySegment tensor, long index) {
        return Elements.read(this, tensor, index);
    }

    /// Store the element that means `value`: the nearest that there is, for bytes the last one for what lies
    /// beyond.
    ///
    /// @param tensor memory of this tensor
    /// @param index the place of the element in C order, from 0
    /// @param value the number that it shall mean
    default void write(MemorySegment tensor, long index, double value) {
        Elements.write(this, tensor, index, value);
    }

    /// {@return this tensor with those dimensions}
    ///
    /// @param layout what its dimensions mean, such as `NHWC`
    TensorSpec laidOut(String layout);

    /// {@return this tensor with integers of that meaning}
    ///
    /// @param quantization what its integers mean
    TensorSpec quantized(Quantization quantization);

    /// {@return the tensor of that name, type and shape}
    ///
    /// @param name its name in the graph
    /// @param type the type of its elements
    /// @param shape its extents, outermost first
    /// @throws IllegalArgumentException if an extent is neither above zero nor [#DYNAMIC]
    static TensorSpec of(String name, TensorType type, List<Long> shape) {
        return new PlainTensorSpec(name, type, shape, "", Optional.empty());
    }
}
