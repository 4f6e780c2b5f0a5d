package com.example.acme;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/// All that can be configured, every default in it. The pid is FAMILY.NAME, with the driver's name.
@ObjectClassDefinition(pid = "scale.acme", name = "Acme scale")
@interface AcmeScaleConfig {
    @AttributeDefinition(description = "File that holds the weight, such as \"1.250 kg\"")
    String path();

    @AttributeDefinition(name = "poll.ms", min = "5", max = "60000", description = "How often to look at the file")
    int poll_ms() default 50;
}
