package dev.carthal.simulator.scale;

import static dev.carthal.simulator.scale.CommandSpeech.bytes;

/// A checkout scale with Checkout-Dialog: it takes a price, gives one weight for one load, and says NAK when it
/// has none; why, it says when it is asked.
final class DialogSpeech implements Speech {
    private static final byte[] ACK = {0x06};
    private static final byte[] NAK = {0x15};
    private static final int PRICE_AT = 3;
    private static final int PRICE_DIGITS = 6;

    private final StringBuilder heard = new StringBuilder();
    private String status = "00";
    private String price = "";
    private long given = Long.MIN_VALUE;

    @Override
    public byte[] hear(int value) {
        if (value == 0x04) {
            heard.setLength(0);
        } else if (value == 0x05) {
            return price.isEmpty() ? refused("10") : WEIGHT;
        } else if (value == 0x03) {
            return record(heard.toString());
        } else if (heard.length() < 64) {
            heard.append((char) value);
        }
        return NOTHING;
    }

    private byte[] record(String text) {
        String number = text.startsWith("\u0002") && text.length() > 2 ? text.substring(1, 3) : "";
        return switch (number) {
            case "01", "03", "04", "05" -> {
                String fields = text.substring(PRICE_AT);
                boolean priced = fields.matches("(?s)\u001b[0-9]{" + PRICE_DIGITS + "}\u001b.*");
                price = priced ? fields.substring(1, 1 + PRICE_DIGITS) : "";
                yield priced ? ACK : refused("11");
            }
            case "08" -> {
                byte[] answer = bytes("\u000209\u001b" + status + "\u0003");
                status = "00";
                yield answer;
            }
            default -> refused("10");
        };
    }

    private byte[] refused(String why) {
        status = why;
        return NAK;
    }

    @Override
    public byte[] say(Shown shown) {
        long grams = shown.grams();
        String why = shown.over()
                ? "32"
                : shown.moving() ? "20" : shown.negative() ? "31" : grams == 0 ? "30" : grams == given ? "21" : "";
        if (!why.isEmpty()) {
            given = why.equals("21") ? given : Long.MIN_VALUE;
            return refused(why);
        }
        given = grams;
        long total = Math.min(999_999, (grams * Long.parseLong(price.isEmpty() ? "0" : price) + 500) / 1000);
        return bytes("\u000202\u001b3\u001b%05d\u001b%6s\u001b%06d\u0003".formatted(grams, price, total));
    }
}
