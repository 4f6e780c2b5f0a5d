package dev.carthal.gs1;

import static dev.carthal.gs1.CheckDigits.FINE;

/// Checks days and times of day, all digits already.
final class Dates {
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private Dates() {}

    private static int two(byte[] data, int at) {
        return (data[at] - '0') * 10 + data[at + 1] - '0';
    }

    /// A year of two digits is at most 50 years away, and of those only 2000 could be no leap year, but is one.
    static int day(byte[] data, int from, int to) {
        return day(data, to - 6, two(data, to - 6), 1);
    }

    /// Day 00: the last of the month.
    static int dayOrMonth(byte[] data, int from, int to) {
        return day(data, from, two(data, from), 0);
    }

    static int longDay(byte[] data, int from, int to) {
        return day(data, from + 2, two(data, from) * 100 + two(data, from + 2), 1);
    }

    private static int day(byte[] data, int at, int year, int least) {
        int month = two(data, at + 2);
        if (month < 1 || month > 12) {
            return at + 2;
        }
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        int most = month == 2 && leap ? 29 : DAYS[month - 1];
        int day = two(data, at + 4);
        return day < least || day > most ? at + 4 : FINE;
    }

    static int hour(byte[] data, int from, int to) {
        return two(data, from) < 24 ? FINE : from;
    }

    static int minute(byte[] data, int from, int to) {
        return two(data, from) < 60 ? FINE : from;
    }

    static int hourAndMinute(byte[] data, int from, int to) {
        int hour = hour(data, from, to);
        return hour == FINE ? minute(data, from + 2, to) : hour;
    }
}
