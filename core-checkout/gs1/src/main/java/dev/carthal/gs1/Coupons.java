package dev.carthal.gs1;

import static dev.carthal.gs1.CheckDigits.FINE;

/// Checks coupon codes of North America, 8110 (Application Guideline Using GS1 DataBar Expanded) and 8112 (AI
/// (8112) Coupon Data Specification): fields whose first digit says how long they are.
final class Coupons {
    private final byte[] data;
    private final int to;
    private int at;
    private int wrong = FINE;

    private Coupons(byte[] data, int from, int to) {
        this.data = data;
        this.to = to;
        this.at = from;
    }

    static int code(byte[] data, int from, int to) {
        int letter = Bytes.digits(data, from, to);
        if (letter < to) {
            return letter;
        }
        Coupons coupon = new Coupons(data, from, to);
        coupon.measured("0123456", 6);
        coupon.plain(6);
        coupon.measured("12345", 0);
        coupon.purchase();
        coupon.options();
        return coupon.end();
    }

    static int positiveOffer(byte[] data, int from, int to) {
        int letter = Bytes.digits(data, from, to);
        if (letter < to) {
            return letter;
        }
        Coupons coupon = new Coupons(data, from, to);
        coupon.oneOf("01");
        coupon.measured("0123456", 6);
        coupon.plain(6);
        coupon.measured("0123456789", 6);
        return coupon.end();
    }

    private int end() {
        return wrong != FINE || at == to ? wrong : at;
    }

    /// What must be bought: how many, what is counted, of which family.
    private void purchase() {
        measured("12345", 0);
        oneOf("012349");
        plain(3);
    }

    private void options() {
        if (option('1')) {
            oneOf("0123");
            purchase();
            company();
        }
        if (option('2')) {
            purchase();
            company();
        }
        int expires = option('3') ? date() : FINE;
        int starts = option('4') ? date() : FINE;
        if (wrong == FINE && expires != FINE && starts != FINE && expires < starts) {
            wrong = at - 14;
        }
        if (option('5')) {
            measured("0123456789", 6);
        }
        if (option('6')) {
            measured("1234567", 6);
        }
        if (option('9')) {
            oneOf("01256");
            oneOf("012");
            plain(1);
            oneOf("01");
        }
    }

    private boolean option(char number) {
        boolean here = wrong == FINE && at < to && data[at] == number;
        at += here ? 1 : 0;
        return here;
    }

    /// Nine: the same as before.
    private void company() {
        if (wrong == FINE && at < to && data[at] == '9') {
            at++;
        } else {
            measured("0123456", 6);
        }
    }

    private int date() {
        int from = at;
        plain(6);
        if (wrong == FINE) {
            wrong = Dates.day(data, from, at);
        }
        return wrong == FINE ? (int) Bytes.number(data, from, at) : FINE;
    }

    private void measured(String allowed, int more) {
        int length = oneOf(allowed);
        plain(length + more);
    }

    private int oneOf(String allowed) {
        if (wrong == FINE && (at == to || allowed.indexOf(data[at]) < 0)) {
            wrong = at;
        }
        return wrong == FINE ? data[at++] - '0' : 0;
    }

    private void plain(int length) {
        if (wrong == FINE && to - at < length) {
            wrong = to;
        }
        at += length;
    }
}
