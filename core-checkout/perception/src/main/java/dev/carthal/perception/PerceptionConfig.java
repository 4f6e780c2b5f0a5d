package dev.carthal.perception;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/// Every number of perception. Luma is on the scale 0..255, time is the capture time of frames.
@ObjectClassDefinition(name = "Perception", description = "Looks through one camera; one configuration for each camera")
@interface PerceptionConfig {
    @AttributeDefinition(description = "The camera slot to look through, such as camera/basket-left")
    String camera();

    @AttributeDefinition(description = "The inference slot to classify with")
    String model() default "inference/recognizer";

    @AttributeDefinition(description = "Whether only what moves is classified; false: every frame, whole, by itself")
    boolean gate() default true;

    @AttributeDefinition(
            description = "The edge of the picture where the rim of the basket is",
            options = {
                @Option(value = "top"),
                @Option(value = "bottom"),
                @Option(value = "left"),
                @Option(value = "right")
            })
    String rim() default "top";

    @AttributeDefinition(description = "Cells across a picture, 4..128")
    int grid_columns() default 32;

    @AttributeDefinition(description = "Cells down a picture, 4..128")
    int grid_rows() default 24;

    @AttributeDefinition(description = "A cell is new if its luma differs this much from the background's, 1..255")
    int new_luma() default 10;

    @AttributeDefinition(description = "A cell moves if its luma differs this much from before, 1..255")
    int motion_luma() default 5;

    @AttributeDefinition(description = "How long before, in ms, 0..1000; slow things move too, however fast the camera")
    int motion_ms() default 80;

    @AttributeDefinition(description = "Fewer cells than this are noise, 1..1000")
    int noise_cells() default 4;

    @AttributeDefinition(
            description = "The background follows slow changes of light with this time constant, in ms, 1..600000")
    int background_ms() default 20_000;

    @AttributeDefinition(description = "A passage is over when nothing has moved for this long, in ms, 1..60000")
    int still_ms() default 400;

    @AttributeDefinition(description = "A passage is ended after this long, whatever moves, in ms, 1..600000")
    int passage_ms() default 15_000;

    @AttributeDefinition(description = "A passage is reported this often while it lasts, in ms, 1..600000")
    int report_ms() default 500;

    @AttributeDefinition(description = "What moves is cut out with a margin of this fraction of its size, 0..1")
    double region_margin() default 0.1;

    @AttributeDefinition(description = "Share of all movement that must go one way to tell a direction, 0..1")
    double direction_share() default 0.05;

    @AttributeDefinition(description = "A passage is over when no frame came for this long, in ms, 1..60000")
    int silence_ms() default 1000;

    @AttributeDefinition(description = "How long to wait for free tensors, in ms, 0..60000")
    int claim_ms() default 1000;

    @AttributeDefinition(description = "How long a run of the model may take, in ms, 1..60000")
    int run_ms() default 1000;

    @AttributeDefinition(description = "Probabilities must add up to 1 this exactly, 0..0.1")
    double probability_tolerance() default 0.01;

    @AttributeDefinition(
            description = "No frame makes a class less probable than this, so that one bad look is no veto, 0..0.01")
    double probability_floor() default 1e-6;
}
