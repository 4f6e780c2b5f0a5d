package dev.carthal.scale.counts;

/// The keys that drivers of bare cells have in common. Each driver declares them again, with the same defaults,
/// for its Metatype.
@interface CellKeys {
    String[] chips();

    String calibration() default "";

    String[] cells() default {};

    long max_mg();

    long e_mg();

    long d_mg() default 0;

    String unit() default "kg";

    String profile() default "oiml";

    int median() default 3;

    int cutoff_mhz() default 2_000;

    int step_divisions() default 3;

    int step_samples() default 3;

    int motion_ms() default 400;

    String certificate_authority() default "";

    String certificate_number() default "";

    String sys() default "/sys";

    String temperature() default "";

    String tilt() default "";

    String tilt_axis() default "z";

    int sensor_ms() default 200;

    int sensor_stale_ms() default 5_000;
}
