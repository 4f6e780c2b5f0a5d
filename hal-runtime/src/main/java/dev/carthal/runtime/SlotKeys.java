package dev.carthal.runtime;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/// The keys of a slot that are the runtime's; all others are the driver's.
@ObjectClassDefinition(
        factoryPid = SlotKeys.PID,
        name = "Slot",
        description = "A role on the cart and the device that fills it. Keys not listed here are the driver's.")
@interface SlotKeys {
    String PID = "dev.carthal.slot";

    @AttributeDefinition(description = "FAMILY/ROLE, such as camera/basket-left")
    String slot();

    @AttributeDefinition(description = "Name of the driver")
    String driver();

    @AttributeDefinition(min = "1", description = "How long opening the device may take")
    int slot_open_ms() default 10_000;

    @AttributeDefinition(
            min = "0",
            description = "Pause between closing a device and opening it again, for hardware that needs one")
    int slot_settle_ms() default 0;

    @AttributeDefinition(
            min = "-1",
            description = "Silent for longer is DEGRADED; 0: silence is normal; -1: 2000 for cameras and scales,"
                    + " 0 for scanners and inference")
    int slot_silence_ms() default -1;

    @AttributeDefinition(min = "1", description = "Silent for longer is LOST, and the device is opened again")
    int slot_lost_ms() default 10_000;

    @AttributeDefinition(
            min = "1",
            description =
                    "Pause before the first try to open again; doubled each time, but where the device is unplugged")
    int slot_backoff_min_ms() default 500;

    @AttributeDefinition(min = "1", description = "Longest pause before a try to open again")
    int slot_backoff_max_ms() default 30_000;

    @AttributeDefinition(
            min = "1",
            description = "How long a call of the driver may exceed its time, and a lease that is to end may go on")
    int slot_grace_ms() default 2_000;

    @AttributeDefinition(min = "1", description = "Readings or scans that wait for a subscriber")
    int slot_queue() default 256;

    @AttributeDefinition(required = false, description = "Name of the model package, for inference slots")
    String slot_model() default "";

    @AttributeDefinition(required = false, description = "Id of the variant; empty: the first that the driver can read")
    String slot_variant() default "";
}
