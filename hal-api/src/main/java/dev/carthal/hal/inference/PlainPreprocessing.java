package dev.carthal.hal.inference;

import java.util.List;

record PlainPreprocessing(double cropFraction, int width, int height, List<Float> mean, List<Float> deviation)
        implements Preprocessing {
    PlainPreprocessing {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (!(cropFraction > 0 && cropFraction <= 1)) {
            throw new IllegalArgumentException(
                    "the crop fraction must be above 0 and at most 1: cropFraction=" + cropFraction);
        }
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("the input must have pixels: " + width + "×" + height);
        }
        if (mean.size() != 3 || deviation.size() != 3 || deviation.stream().anyMatch(d -> !(d > 0))) {
            throw new IllegalArgumentException(
                    "mean and deviation must be three, deviations above 0: mean=" + mean + ", deviation=" + deviation);
        }
    }

    @Override
    public Preprocessing normalizing(List<Float> center, List<Float> spread) {
        return new PlainPreprocessing(cropFraction, width, height, center, spread);
    }
}
