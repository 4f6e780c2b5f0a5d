package dev.carthal.gs1;

/// The verifier of a price or weight of four or five digits (GS1 General Specifications 7.9.2 to 7.9.4): each
/// digit counts as its factor's table says.
final class Verifiers {
    private static final String TWO_MINUS = "0246891357";
    private static final String THREE = "0369258147";
    private static final String FIVE_PLUS = "0516273849";
    private static final String FIVE_MINUS = "0594837261";

    private static final String[] FOUR_DIGITS = {TWO_MINUS, TWO_MINUS, THREE, FIVE_MINUS};
    private static final String[] FIVE_DIGITS = {FIVE_PLUS, TWO_MINUS, FIVE_MINUS, FIVE_PLUS, TWO_MINUS};

    private Verifiers() {}

    /// {@return the verifier of four or five digits}
    static byte of(byte[] data, int from, int to) {
        String[] factors = to - from == 4 ? FOUR_DIGITS : FIVE_DIGITS;
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += factors[i - from].charAt(data[i] - '0') - '0';
        }
        int verifier = to - from == 4 ? sum * 3 % 10 : FIVE_MINUS.indexOf('0' + (10 - sum % 10) % 10);
        return (byte) ('0' + verifier);
    }
}
