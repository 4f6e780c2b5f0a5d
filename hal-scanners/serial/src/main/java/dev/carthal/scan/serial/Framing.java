package dev.carthal.scan.serial;

/// How a scanner says that a barcode is over.
enum Framing {
    CR("cr", "\r"),
    CRLF("crlf", "\r\n"),
    LF("lf", "\n"),
    STX_ETX("stx-etx", "\u0003"),
    /// It sends nothing more for a tenth of a second.
    PAUSE("pause", "");

    static final int STX = 0x02;

    final String word;
    private final String end;

    Framing(String word, String end) {
        this.word = word;
        this.end = end;
    }

    /// {@return how many bytes at the end of these are the end of a frame; 0 if it is not over}
    int ended(byte[] bytes, int length) {
        if (length < end.length()) {
            return 0;
        }
        for (int i = 0; i < end.length(); i++) {
            if (bytes[length - end.length() + i] != end.charAt(i)) {
                return 0;
            }
        }
        return end.length();
    }
}
