package dev.carthal.conformance;

enum ScaleVice implements Vice {
    SCL_1_STRIPS_ZEROS("the digits as they were sent"),
    SCL_1_TAKES_ANOTHER_UNIT("the unit as it was sent"),
    SCL_2_KEEPS_THE_NEWEST_ONLY("the order"),
    SCL_2_COUNTS_BY_TWO("sequence rises by one"),
    SCL_3_READS_TORN_FRAMES("a torn frame became a reading"),
    SCL_3_MISSES_THE_FRAME_AFTER_A_TORN_ONE("no item came"),
    SCL_4_WEIGHS_AN_OVERLOAD("an overloaded scale shows no weight"),
    SCL_4_HIDES_AN_OVERLOAD("the flag OVERLOAD"),
    SCL_5_FORGETS_THE_BYTES("a reading of an indicator has its bytes"),
    SCL_6_STAMPS_BACKWARDS("came after"),
    SCL_6_STAMPS_THE_FUTURE("lies in the future"),
    SCL_7_CALLS_A_LOSS_A_TIMEOUT("the kind: "),
    SCL_7_TELLS_A_LOSS_LATE("an unplugged line must be told within a second"),
    SCL_8_CALLS_EVERYTHING_STABLE("in motion is not stable"),
    SCL_9_TAKES_A_KEY_THAT_IT_LACKS("a key that the scale lacks must be refused"),
    SCL_10_RETURNS_BEFORE_IT_IS_DONE("from then on"),
    SCL_11_SWALLOWS_A_REFUSAL("what the scale did not do must be told"),
    SCL_12_ZEROES_IN_MOTION("a load in motion must not be taken for zero");

    private final String seen;

    ScaleVice(String seen) {
        this.seen = seen;
    }

    @Override
    public String seen() {
        return seen;
    }
}
