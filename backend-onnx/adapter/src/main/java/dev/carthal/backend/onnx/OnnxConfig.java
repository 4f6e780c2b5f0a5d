package dev.carthal.backend.onnx;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        pid = "inference.onnx",
        name = "ONNX Runtime",
        description = "Models of the engine `onnx`, on the CPU")
@interface OnnxConfig {
    @AttributeDefinition(min = "1", max = "64", description = "Threads that share one run, the caller's among them")
    int threads() default 1;

    @AttributeDefinition(min = "1", max = "64", description = "How many callers can run the model at the same time")
    int invocations() default 1;

    @AttributeDefinition(description = "How far the graph is rewritten when it is loaded")
    Optimization optimization() default Optimization.ALL;

    /// The levels of ONNX Runtime.
    enum Optimization {
        NONE,
        BASIC,
        EXTENDED,
        ALL
    }
}
