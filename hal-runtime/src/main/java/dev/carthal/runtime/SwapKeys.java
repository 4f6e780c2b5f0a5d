package dev.carthal.runtime;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(name = "Swaps", description = "How bundles are exchanged on a running cart")
@interface SwapKeys {
    String PID = "dev.carthal.runtime.swaps";

    @AttributeDefinition(min = "1", description = "How long starting a bundle and activating its driver may take")
    int start_ms() default 5_000;

    @AttributeDefinition(min = "1", description = "How long a golden answer or a first item may take")
    int first_ms() default 3_000;
}
