package dev.carthal.hal.inference;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/// Say how a picture becomes the input of a model: cut the centred square, scale it with a triangle filter
/// whose support grows with the reduction (what Pillow calls BILINEAR), take R, G and B as 0..1, then `(value -
/// mean) / deviation`.
///
/// It is data of the model package, executed once, by perception, identically for every backend.
@ProviderType
public interface Preprocessing {
    /// {@return the side of the square as a fraction of the picture's shorter side, above 0 and at most 1}
    double cropFraction();

    /// {@return the width of the input in pixels}
    int width();

    /// {@return the height of the input in pixels}
    int height();

    /// {@return the mean of R, G and B, on the scale 0..1}
    List<Float> mean();

    /// {@return the deviation of R, G and B, on the scale 0..1, each above 0}
    List<Float> deviation();

    /// {@return the preprocessing without an offset, to an input of that size}
    ///
    /// @param cropFraction the side of the square as a fraction of the shorter side
    /// @param width the width of the input in pixels
    /// @param height the height of the input in pixels
    /// @throws IllegalArgumentException if a value is out of its range
    static Preprocessing of(double cropFraction, int width, int height) {
        return new PlainPreprocessing(cropFraction, width, height, List.of(0f, 0f, 0f), List.of(1f, 1f, 1f));
    }

    /// {@return this preprocessing with those statistics}
    ///
    /// @param mean of R, G and B, on the scale 0..1
    /// @param deviation of R, G and B, on the scale 0..1
    /// @throws IllegalArgumentException if there are not three of each, or a deviation is not above 0
    Preprocessing normalizing(List<Float> mean, List<Float> deviation);
}
