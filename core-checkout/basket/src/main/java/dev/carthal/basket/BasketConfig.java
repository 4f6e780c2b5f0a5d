package dev.carthal.basket;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        name = "Basket",
        description = "Concludes from weights, scans and sightings what is in the cart, and what it costs")
@interface BasketConfig {
    @AttributeDefinition(description = "the CSV file of what the shop sells")
    String catalogue();

    @AttributeDefinition(description = "ISO 4217 code of all prices")
    String currency() default "EUR";

    @AttributeDefinition(
            description = "the region whose rules numbers of restricted circulation follow, such as DE; empty: none")
    String region() default "";

    @AttributeDefinition(
            description = "how the shop itself writes such numbers: 21IIIIIWWWWWC is the prefix 21, an item, a weight")
    String[] layouts() default {};

    @AttributeDefinition(description = "go on with the last session in the journal")
    boolean resume() default false;

    @AttributeDefinition(description = "the slot of the scale under the basket")
    String scale() default "scale/basket";

    @AttributeDefinition(description = "the slots of the scanners that look at the basket")
    String[] scanners() default {};

    @AttributeDefinition(
            description = "what lies on the scale when a session begins is the empty cart, and not a first article")
    boolean first_is_empty() default false;

    @AttributeDefinition(description = "readings that differ by no more than this are at rest", min = "1")
    long motion_range_mg() default 6000;

    @AttributeDefinition(description = "so long must the readings of a scale that says stable be at rest", min = "0")
    long stable_ms() default 250;

    @AttributeDefinition(description = "so long must those of a scale that does not say be at rest", min = "0")
    long motion_ms() default 600;

    @AttributeDefinition(description = "and so many must there be at least", min = "1")
    int stable_readings() default 3;

    @AttributeDefinition(description = "a weight so little below zero is still a weight", min = "0")
    long zero_range_mg() default 20_000;

    @AttributeDefinition(description = "what is less than this is drift and nothing that was put in", min = "1")
    long change_min_mg() default 10_000;

    @AttributeDefinition(description = "standard deviation of the scale from one place on it to another", min = "0")
    long scale_sd_mg() default 1500;

    @AttributeDefinition(description = "wait so long after the weight is at rest for what cameras and scanners say")
    long decide_after_ms() default 400;

    @AttributeDefinition(description = "a scan and a change of the weight belong together within this", min = "1")
    long scan_window_ms() default 5000;

    @AttributeDefinition(description = "log odds that a scanned article is what was put in, if its weight fits")
    double scan_gain() default 14;

    @AttributeDefinition(description = "the same where one is in the cart already, whose label may be read again")
    double scan_gain_again() default 5;

    @AttributeDefinition(description = "standard deviation from the net weight on a label to the scale", min = "0")
    long label_sd_mg() default 10_000;

    @AttributeDefinition(description = "a weight fits within so many standard deviations")
    double fit_sd() default 4;

    @AttributeDefinition(description = "a sighting counts from so long before the weight moves", min = "0")
    long vision_window_ms() default 1500;

    @AttributeDefinition(description = "exponent of what the model says, to weigh it against the scale")
    double vision_weight() default 1.3;

    @AttributeDefinition(description = "share of looks at what the model has never seen; bounds what it can exclude")
    double vision_floor() default 0.05;

    @AttributeDefinition(description = "how much a sighting counts that goes the other way than the weight")
    double vision_against() default 0.1;

    @AttributeDefinition(description = "share of articles that weigh what the catalogue says")
    double weight_share() default 0.97;

    @AttributeDefinition(description = "the others weigh anything up to this, in grams")
    double weight_span_g() default 4000;

    @AttributeDefinition(description = "share of puts of loose goods that are the typical one")
    double loose_typical() default 0.6;

    @AttributeDefinition(description = "standard deviation of the logarithm of the others' weight")
    double loose_spread() default 0.8;

    @AttributeDefinition(description = "most packages of one article that are put in at once", min = "1")
    int quantity_max() default 6;

    @AttributeDefinition(description = "how likely each further one is")
    double quantity_falloff() default 0.1;

    @AttributeDefinition(description = "how likely several articles are taken out at once")
    double several_share() default 0.02;

    @AttributeDefinition(description = "conclude from this probability on, and ask below it")
    double threshold() default 0.9;

    @AttributeDefinition(description = "most choices of a question", min = "1")
    int choices_max() default 4;

    @AttributeDefinition(description = "least probability of a choice after the first two")
    double choice_min() default 0.02;

    @AttributeDefinition(description = "after so many readings that the scale itself calls wrong, say so", min = "1")
    int fault_readings() default 5;

    @AttributeDefinition(description = "most inputs that wait while the journal cannot be written", min = "1")
    int inbox_limit() default 20_000;

    @AttributeDefinition(description = "try to write again after this", min = "1")
    long journal_retry_ms() default 1000;
}
