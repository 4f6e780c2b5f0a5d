package dev.carthal.touchscreen;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        name = "Touchscreen",
        description = "The page that the shopper sees; where it is served is org.apache.felix.http's configuration")
@interface TouchscreenConfig {
    @AttributeDefinition(description = "A sign of life goes to every screen this often, in ms of real time, 100..60000")
    int heartbeat_ms() default 5000;

    @AttributeDefinition(description = "A screen that is this many messages behind is cut off and comes back, 2..10000")
    int screen_queue() default 256;

    @AttributeDefinition(description = "Screens at the same time, 1..1000")
    int screen_most() default 32;

    @AttributeDefinition(description = "Width of a camera's picture on the page, 16..1920")
    int thumbnail_width() default 320;

    @AttributeDefinition(description = "How long to wait for a camera's next frame, in ms, 1..10000")
    int thumbnail_wait_ms() default 1000;
}
