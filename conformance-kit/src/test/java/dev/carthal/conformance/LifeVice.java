package dev.carthal.conformance;

enum LifeVice implements Vice {
    LIF_1_OPENS_A_FILE_WHEN_MADE("1 file descriptors"),
    LIF_2_CALLS_ABSENCE_A_FAULT("the kind must be NOT_FOUND or ABSENT: OTHER"),
    LIF_2_SAYS_NOT_WHAT_IS_ABSENT("the message must have device=nowhere"),
    LIF_3_LEAVES_A_THREAD_WHEN_IT_FAILS("thread left"),
    LIF_4_LEAVES_A_THREAD("thread left"),
    LIF_4_LEAVES_A_DESCRIPTOR("1 file descriptors"),
    LIF_4_LEAVES_A_FILE("temporary file"),
    LIF_5_FAILS_TO_CLOSE_TWICE("closed already"),
    LIF_5_FAILS_TO_CLOSE_ON_ANOTHER_THREAD("close threw on another thread"),
    LIF_6_IS_SILENT_AFTER_CLOSE("next after close"),
    LIF_7_WAITS_ON_AFTER_CLOSE("next still waits after close"),
    LIF_8_OPENS_ONCE("it threw dev.carthal.hal.DeviceException"),
    LIF_9_IS_LATE("silence must come within timeout and bound"),
    LIF_9_CALLS_SILENCE_A_GAP("a quiet device says silence"),
    LIF_10_SWALLOWS_INTERRUPTS("next must end with InterruptedException"),
    LIF_11_IGNORES_THE_DEADLINE("past its deadline"),
    LIF_12_TAKES_ANY_CONFIGURATION("it must be refused"),
    LIF_12_SAYS_NOT_WHAT_IS_WRONG("the message must have rate and 0"),
    LIF_12_CALLS_IT_A_FAULT("the kind of the refusal"),
    LIF_13_NAMES_A_DEVICE_BY_ITS_CONFIGURATION("the same device under another name"),
    LIF_13_KEEPS_ITS_DEVICE_SECRET("an exclusive driver must tell its device"),
    LIF_14_GOES_ON_AFTER_THE_END("after the end comes the end"),
    LIF_14_FORGETS_A_LOSS("what is lost stays lost"),
    LIF_15_STAMPS_WITH_THE_MACHINES_CLOCK("captureNanos="),
    SWP_1_IS_SHAREABLE_WHILE_OPEN("what it says with a device open"),
    SWP_2_TAKES_ITS_TIME("making a driver took "),
    SWP_3_USES_UP_HANDLES("it threw dev.carthal.hal.DeviceException: no handle is left"),
    SWP_4_ONLY_SAYS_SO("it threw dev.carthal.hal.DeviceException: somebody else has the fake device open"),
    SWP_5_TAKES_THE_DEVICE_AWAY("it threw java.lang.IllegalStateException"),
    SWP_5_CALLS_IT_A_FAULT("the kind of an open beside the holder"),
    SWP_6_KEEPS_ITS_DEVICES("somebody holds what is closed");

    private final String seen;

    LifeVice(String seen) {
        this.seen = seen;
    }

    @Override
    public String seen() {
        return seen;
    }
}
