package dev.carthal.conformance;

enum ScannerVice implements Vice {
    SCN_1_DELIVERS_TWICE("a code came a second time"),
    SCN_2_KNOWS_NO_SYMBOLOGY("an EAN-13 is ]E0"),
    SCN_3_KEEPS_THE_SUFFIX("no prefix, no suffix, no identifier"),
    SCN_4_COUNTS_NOTHING("sequence 1 came after 1"),
    SCN_4_STAMPS_BACKWARDS("captureNanos fell"),
    SCN_4_STAMPS_THE_FUTURE("captureNanos lies in the future"),
    SCN_5_FORGETS_WHAT_LIES_THERE("came a second time");

    private final String seen;

    ScannerVice(String seen) {
        this.seen = seen;
    }

    @Override
    public String seen() {
        return seen;
    }
}
