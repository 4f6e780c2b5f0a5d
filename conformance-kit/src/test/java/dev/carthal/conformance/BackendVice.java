package dev.carthal.conformance;

enum BackendVice implements Vice {
    LIF_1_OPENS_A_FILE_WHEN_MADE("1 file descriptors"),
    LIF_3_LEAVES_A_THREAD_WHEN_IT_FAILS("thread left"),
    LIF_4_LEAVES_A_FILE("temporary file"),
    LIF_5_FAILS_TO_CLOSE_TWICE("closed already"),
    LIF_8_OPENS_ONCE("it threw dev.carthal.hal.DeviceException"),
    LIF_12_TAKES_ANY_CONFIGURATION("it must be refused"),
    SWP_1_IS_EXCLUSIVE_WHILE_OPEN("what it says with a session open"),
    SWP_2_TAKES_ITS_TIME("making a driver took "),
    SWP_3_USES_UP_HANDLES("it threw dev.carthal.hal.DeviceException: no handle is left"),
    SWP_4_CLOSES_ITS_SISTERS("it threw java.lang.IllegalStateException"),
    SWP_6_KEEPS_ITS_SESSIONS("somebody holds what is closed"),
    INF_1_MAKES_INVOCATIONS_EACH_TIME("always the same invocations"),
    INF_2_HAS_A_LONG_OUTPUT("the size of the output"),
    INF_2_HAS_A_LONG_INPUT("the size of the input"),
    INF_3_BELIEVES_THE_MANIFEST("declared [1, 9], is [1, 8]"),
    INF_3_SAYS_NOT_WHAT_DIFFERS("the message has both shapes"),
    INF_4_CALLS_A_TORN_FILE_A_FAULT("the kind: "),
    INF_5_READS_EVERYTHING("reads must be false for another engine's variant"),
    INF_6_ANSWERS_BY_INVOCATION("the same input, another output"),
    INF_7_SHARES_ITS_INPUT("one invocation changed the answer of another"),
    INF_8_BREAKS_AT_A_FAILURE("it threw dev.carthal.hal.DeviceException: broken"),
    INF_9_RUNS_AFTER_CLOSE("run after close"),
    INF_9_FREES_ITS_TENSORS("it threw java.lang.IllegalStateException: Already closed");

    private final String seen;

    BackendVice(String seen) {
        this.seen = seen;
    }

    @Override
    public String seen() {
        return seen;
    }
}
