package dev.carthal.journal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        name = "Journal",
        description = "Keeps every conclusion of the checkout in DATA/journal.db before anybody sees it")
@interface JournalConfig {
    @AttributeDefinition(description = "the data folder; it is made if it is not there")
    String folder();

    @AttributeDefinition(
            description =
                    "how many sessions to keep; when one begins, what is older goes, so that the disk does not fill",
            min = "1")
    int sessions() default 200;

    @AttributeDefinition(
            description = "move a damaged or foreign journal.db aside and begin a new one; otherwise the cart refuses")
    boolean move_aside() default false;
}
