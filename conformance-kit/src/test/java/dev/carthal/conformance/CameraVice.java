package dev.carthal.conformance;

enum CameraVice implements Vice {
    CAM_1_COUNTS_NOTHING("sequence 1 came after 1"),
    CAM_2_STAMPS_BACKWARDS("came after"),
    CAM_2_STAMPS_THE_FUTURE("lies in the future"),
    CAM_3_HAS_A_SHORT_LAST_ROW("plane 0 has 155 bytes, needed are 156"),
    CAM_3_HAS_ROWS_THAT_OVERLAP("rows of 16 bytes at a stride of 15"),
    CAM_4_WRITES_INTO_A_LENT_FRAME("the pixels of a lent frame changed"),
    CAM_5_FREES_LENT_FRAMES("it threw java.lang.IllegalStateException: Already closed"),
    CAM_6_IS_GIVEN_BACK_BY_ITS_OWN_THREAD_ONLY("Frame.close threw on another thread"),
    CAM_7_TAKES_MEMORY_WITHOUT_BOUND("65 frames are lent out and the pool is not empty"),
    CAM_7_BLOCKS_WITHOUT_BUFFERS("next blocked for");

    private final String seen;

    CameraVice(String seen) {
        this.seen = seen;
    }

    @Override
    public String seen() {
        return seen;
    }
}
