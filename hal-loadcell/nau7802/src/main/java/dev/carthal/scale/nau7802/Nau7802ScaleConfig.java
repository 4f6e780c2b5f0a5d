package dev.carthal.scale.nau7802;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
        pid = "scale.nau7802",
        name = "NAU7802 scale",
        description = "Load cells on NAU7802 converters, one for each cell")
@interface Nau7802ScaleConfig {
    @AttributeDefinition(
            description = "The bus that each chip is on, such as i2c-1; they have one address, so each needs its own")
    String[] chips();

    @AttributeDefinition(description = "File of the slot's calibration; without it, cells")
    String calibration() default "";

    @AttributeDefinition(
            description = "How each cell was calibrated, in the order of the chips: "
                    + "ZERO:NANOGRAMS_PER_COUNT, and :PPB_PER_KELVIN:MILLICELSIUS if that depends on the temperature")
    String[] cells() default {};

    @AttributeDefinition(
            description = "Input of the chips",
            options = {@Option(value = "1", label = "1"), @Option(value = "2", label = "2")})
    int channel() default 1;

    @AttributeDefinition(
            options = {
                @Option(value = "1", label = "1"),
                @Option(value = "2", label = "2"),
                @Option(value = "4", label = "4"),
                @Option(value = "8", label = "8"),
                @Option(value = "16", label = "16"),
                @Option(value = "32", label = "32"),
                @Option(value = "64", label = "64"),
                @Option(value = "128", label = "128")
            })
    int gain() default 128;

    @AttributeDefinition(
            description = "Conversions a second",
            options = {
                @Option(value = "10", label = "10"),
                @Option(value = "20", label = "20"),
                @Option(value = "40", label = "40"),
                @Option(value = "80", label = "80"),
                @Option(value = "320", label = "320")
            })
    int rate() default 80;

    @AttributeDefinition(
            name = "ldo.mv",
            description = "Supply that a chip gives its cell, in steps of 300 mV",
            min = "2400",
            max = "4500")
    int ldo_mv() default 3_300;

    @AttributeDefinition(description = "Where the kernel's file system of devices is")
    String sys() default "/sys";

    @AttributeDefinition(description = "Where the kernel's device files are")
    String dev() default "/dev";

    @AttributeDefinition(name = "max.mg", description = "Greatest load, Max")
    long max_mg();

    @AttributeDefinition(name = "e.mg", description = "Verification interval, e")
    long e_mg();

    @AttributeDefinition(name = "d.mg", description = "Step of the display, d; 0 for e")
    long d_mg() default 0;

    @AttributeDefinition(
            description = "Unit of the display",
            options = {@Option(value = "g", label = "g"), @Option(value = "kg", label = "kg")})
    String unit() default "kg";

    @AttributeDefinition(
            description = "What the law says",
            options = {
                @Option(value = "oiml", label = "oiml"),
                @Option(value = "ntep", label = "ntep"),
                @Option(value = "canada", label = "canada")
            })
    String profile() default "oiml";

    @AttributeDefinition(description = "Spikes: the middle one of so many, odd", min = "1", max = "9")
    int median() default 3;

    @AttributeDefinition(name = "cutoff.mhz", description = "Low-pass filter, in thousandths of a hertz", min = "1")
    int cutoff_mhz() default 2_000;

    @AttributeDefinition(name = "step.divisions", description = "What differs by more d is a new load", min = "1")
    int step_divisions() default 3;

    @AttributeDefinition(name = "step.samples", description = "If it does so many times in a row", min = "1")
    int step_samples() default 3;

    @AttributeDefinition(
            name = "motion.ms",
            description = "How long a load at rest has not moved",
            min = "1",
            max = "10000")
    int motion_ms() default 400;

    @AttributeDefinition(
            name = "certificate.authority",
            description = "Who approved the scale for trade; empty: nobody")
    String certificate_authority() default "";

    @AttributeDefinition(name = "certificate.number", description = "The number of that approval")
    String certificate_number() default "";

    @AttributeDefinition(
            description = "File below sys with the temperature of the cells, such as"
                    + " bus/i2c/devices/1-0048/hwmon/hwmon*/temp1_input or"
                    + " bus/iio/devices/iio:device1/in_temp_input; empty: nothing is compensated")
    String temperature() default "";

    @AttributeDefinition(
            description = "IIO accelerometer on the scale, such as iio:device1, or its label; empty: it is taken for"
                    + " level")
    String tilt() default "";

    @AttributeDefinition(
            name = "tilt.axis",
            description = "Which axis of it points upwards",
            options = {
                @Option(value = "x", label = "x"),
                @Option(value = "y", label = "y"),
                @Option(value = "z", label = "z"),
                @Option(value = "-x", label = "-x"),
                @Option(value = "-y", label = "-y"),
                @Option(value = "-z", label = "-z")
            })
    String tilt_axis() default "z";

    @AttributeDefinition(
            name = "sensor.ms",
            description = "How often temperature and tilt are read",
            min = "10",
            max = "10000")
    int sensor_ms() default 200;

    @AttributeDefinition(
            name = "sensor.stale.ms",
            description = "How long a value counts when there is no newer one; no weight is usable after it",
            min = "10",
            max = "60000")
    int sensor_stale_ms() default 5_000;
}
