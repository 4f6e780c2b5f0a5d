package dev.carthal.scale.hx711;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
        pid = "scale.hx711",
        name = "HX711 scale",
        description = "Load cells on HX711 converters, one for each cell")
@interface Hx711ScaleConfig {
    @AttributeDefinition(
            description = "How the chips are reached: by the kernel's driver, by a bus of SPI whose MOSI pulses their "
                    + "clock, or by lines that we pulse ourselves",
            options = {
                @Option(value = "iio", label = "iio"),
                @Option(value = "spi", label = "spi"),
                @Option(value = "gpio", label = "gpio")
            })
    String bus() default "iio";

    @AttributeDefinition(
            description = "Where each chip is. iio: iio:device0, or its label; spi: spidev0.0; gpio: CHIP:DOUT:SCK, "
                    + "gpiochip0:5:6")
    String[] chips();

    @AttributeDefinition(description = "File of the slot's calibration; without it, cells")
    String calibration() default "";

    @AttributeDefinition(
            description = "How each cell was calibrated, in the order of the chips: "
                    + "ZERO:NANOGRAMS_PER_COUNT, and :PPB_PER_KELVIN:MILLICELSIUS if that depends on the temperature")
    String[] cells() default {};

    @AttributeDefinition(
            description = "Gain; 32 is that of channel B",
            options = {
                @Option(value = "128", label = "128"),
                @Option(value = "64", label = "64"),
                @Option(value = "32", label = "32")
            })
    int gain() default 128;

    @AttributeDefinition(
            description = "Conversions a second, as the pin RATE says",
            options = {@Option(value = "10", label = "10"), @Option(value = "80", label = "80")})
    int rate() default 10;

    @AttributeDefinition(description = "Where the kernel's file system of devices is")
    String sys() default "/sys";

    @AttributeDefinition(description = "Where the kernel's device files are")
    String dev() default "/dev";

    @AttributeDefinition(
            name = "high.us",
            description = "gpio: reject what had a pulse as long; above 60 only for what is no real chip",
            min = "10",
            max = "100000")
    int high_us() default 50;

    @AttributeDefinition(
            name = "spi.hz",
            description = "spi: bits a second; a pulse lasts one",
            min = "20000",
            max = "5000000")
    int spi_hz() default 1_000_000;

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
