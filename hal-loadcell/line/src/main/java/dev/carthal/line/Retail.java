package dev.carthal.line;

/// The one family of symbologies whose data shows whether it is whole: EAN and UPC.
public final class Retail {
    private static final String EAN_13 = "]E0";
    private static final String EAN_8 = "]E4";
    private static final int LENGTH_EAN_13 = 13;
    private static final int LENGTH_UPC_A = 12;
    private static final int LENGTH_EAN_8 = 8;

    private Retail() {}

    /// {@return the identifier of so many digits}
    public static String aim(int digits) {
        return digits == LENGTH_EAN_8 ? EAN_8 : EAN_13;
    }

    /// {@return whether these are the digits of that symbology, or it is another one}
    public static boolean whole(String aim, byte[] data) {
        return switch (aim) {
            case EAN_13 ->
                switch (data.length) {
                    case LENGTH_EAN_13, LENGTH_UPC_A -> checked(data);
                    case LENGTH_EAN_8 -> digits(data) && checked(expanded(data)); // UPC-E as it is printed
                    default -> false;
                };
            case EAN_8 -> data.length == LENGTH_EAN_8 && checked(data);
            default -> true;
        };
    }

    private static boolean digits(byte[] data) {
        for (byte digit : data) {
            if (!Ascii.digit(digit)) {
                return false;
            }
        }
        return true;
    }

    private static boolean checked(byte[] data) {
        int sum = 0;
        for (int i = 0; i < data.length; i++) {
            sum += (data[i] - '0') * ((data.length - i) % 2 == 0 ? 3 : 1);
        }
        return digits(data) && sum % 10 == 0;
    }

    /// {@return the UPC-A of a UPC-E with number system and check digit}
    private static byte[] expanded(byte[] short8) {
        int last = short8[6];
        int kept = last <= '2' ? 2 : last == '3' ? 3 : last == '4' ? 4 : 5;
        byte[] whole = "000000000000".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        whole[0] = short8[0];
        System.arraycopy(short8, 1, whole, 1, kept);
        int rest = 5 - kept;
        System.arraycopy(short8, 1 + kept, whole, 11 - rest, rest);
        if (last <= '2') {
            whole[3] = short8[6];
        } else if (last >= '5') {
            whole[10] = short8[6];
        }
        whole[11] = short8[7];
        return whole;
    }
}
