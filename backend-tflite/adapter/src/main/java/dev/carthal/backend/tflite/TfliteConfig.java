package dev.carthal.backend.tflite;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        pid = "inference.tflite",
        name = "TensorFlow Lite",
        description = "Models of the engine `tflite`, on the CPU")
@interface TfliteConfig {
    @AttributeDefinition(min = "1", max = "64", description = "Threads that share one run, the caller's among them")
    int threads() default 1;

    @AttributeDefinition(min = "1", max = "64", description = "How many callers can run the model at the same time")
    int invocations() default 1;

    @AttributeDefinition(description = "Whether XNNPACK runs what it can; without it, a run can be ended sooner")
    boolean xnnpack() default true;
}
