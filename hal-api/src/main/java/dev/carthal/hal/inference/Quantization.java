package dev.carthal.hal.inference;

import java.util.List;

/// Map stored integers to real values: `real = scale × (stored - zeroPoint)`, for the whole tensor or along one
/// axis.
///
/// @param axis the axis that the lists run along; -1 where one entry holds for the whole tensor
/// @param scales at least one, each above zero
/// @param zeroPoints as many as scales
public record Quantization(int axis, List<Float> scales, List<Integer> zeroPoints) {
    /// Copy and check the lists.
    ///
    /// @throws IllegalArgumentException if they do not fit each other
    public Quantization {
        scales = List.copyOf(scales);
        zeroPoints = List.copyOf(zeroPoints);
        if (scales.isEmpty() || scales.size() != zeroPoints.size() || (axis < 0 && scales.size() != 1)) {
            throw new IllegalArgumentException("scales and zero points must be as many, and one without an axis: axis="
                    + axis + ", scales=" + scales + ", zeroPoints=" + zeroPoints);
        }
        for (float scale : scales) {
            if (!(scale > 0)) {
                throw new IllegalArgumentException("a scale must be above 0: scale=" + scale);
            }
        }
    }
}
