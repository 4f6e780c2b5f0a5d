package dev.carthal.scale.hid;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.Indication;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.WeightUnit;
import dev.carthal.hidraw.HidNode;
import dev.carthal.hidraw.ReportDescriptor;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// The weight report of the USB usage tables for points of sale (1.02, scales): status, unit, exponent and
/// weight, each where the scale's own descriptor says that it stands.
final class WeightReport {
    static final int PAGE = 0x8D;

    private static final int WEIGHT = (PAGE << 16) | 0x40;
    private static final int EXPONENT = (PAGE << 16) | 0x41;
    private static final int FIRST_UNIT = (PAGE << 16) | 0x51;
    private static final int LAST_UNIT = (PAGE << 16) | 0x5C;
    private static final int FIRST_STATUS = (PAGE << 16) | 0x71;
    private static final int LAST_STATUS = (PAGE << 16) | 0x78;
    private static final int MOST_EXPONENT = 9;
    /// A thousand tonnes.
    private static final BigDecimal MOST_MILLIGRAMS = BigDecimal.TEN.pow(15);

    private static final WeightUnit GRAIN = new WeightUnit("gr", new BigDecimal("64.79891"));
    private static final WeightUnit PENNYWEIGHT = new WeightUnit("dwt", new BigDecimal("1555.17384"));

    private final HidNode node;
    private final ReportDescriptor descriptor;

    private WeightReport(HidNode node) {
        this.node = node;
        this.descriptor = node.descriptor();
    }

    static WeightReport of(HidNode node) throws DeviceException {
        if (node.descriptor().reportsWith(WEIGHT).isEmpty()) {
            throw new DeviceException(
                    Kind.UNSUPPORTED, "the scale must describe a report with a weight (8D, 40): " + node.file());
        }
        return new WeightReport(node);
    }

    /// A scale also reports its limits, its class and its statistics.
    boolean isWeight(byte[] bytes) {
        return descriptor.reportsWith(WEIGHT).contains(descriptor.report(bytes));
    }

    /// {@return `reading`, completed by what these bytes say}
    Reading read(byte[] bytes, Reading reading) throws DeviceException {
        int length = descriptor.length(descriptor.report(bytes));
        if (bytes.length < length) {
            throw refused("the report must have " + length + " bytes", bytes);
        }
        int status = chosen(bytes, FIRST_STATUS, LAST_STATUS, "a status");
        return switch (status) {
            case 1 -> reading.with(Flag.HARDWARE_FAULT);
            case 2 -> reading.with(Flag.STABLE, Flag.CENTER_OF_ZERO).indicating(weight(bytes, 1));
            case 3 -> reading.with(Flag.MOTION);
            case 4 -> reading.with(Flag.STABLE).indicating(weight(bytes, 1));
            case 5 -> reading.with(Flag.UNDER_ZERO).indicating(weight(bytes, -1)); // it sends the magnitude
            case 6 -> reading.with(Flag.OVERLOAD);
            case 7 -> reading.with(Flag.CALIBRATION_FAULT);
            default -> reading.with(Flag.NOT_ZEROED);
        };
    }

    private Indication weight(byte[] bytes, int sign) throws DeviceException {
        long weight = number(bytes, WEIGHT, "a weight");
        int exponent = (byte) number(bytes, EXPONENT, "an exponent");
        WeightUnit unit = unit(chosen(bytes, FIRST_UNIT, LAST_UNIT, "a unit"), bytes);
        if (Math.abs(exponent) > MOST_EXPONENT) {
            throw refused("the exponent must be -9..9", bytes);
        }
        BigDecimal value = BigDecimal.valueOf(sign * weight, -exponent);
        if (value.abs().multiply(unit.milligrams()).compareTo(MOST_MILLIGRAMS) > 0) {
            throw refused("a weight must be less than 1000 t", bytes);
        }
        return new Indication(exponent > 0 ? value.setScale(0) : value, unit);
    }

    private WeightUnit unit(int number, byte[] bytes) throws DeviceException {
        return switch (number) {
            case 1 -> WeightUnit.MILLIGRAM;
            case 2 -> WeightUnit.GRAM;
            case 3 -> WeightUnit.KILOGRAM;
            case 4 -> WeightUnit.CARAT;
            case 6 -> GRAIN;
            case 7 -> PENNYWEIGHT;
            case 8 -> WeightUnit.TONNE;
            case 10 -> WeightUnit.TROY_OUNCE;
            case 11 -> WeightUnit.OUNCE;
            case 12 -> WeightUnit.POUND;
            default -> throw refused("a tael and a ton have several sizes; set the scale to another unit", bytes);
        };
    }

    private long number(byte[] bytes, int usage, String what) throws DeviceException {
        OptionalLong number = descriptor.value(bytes, bytes.length, usage);
        if (number.isEmpty()) {
            throw refused("the report must have " + what, bytes);
        }
        return number.getAsLong();
    }

    private int chosen(byte[] bytes, int first, int last, String what) throws DeviceException {
        OptionalInt chosen = descriptor.chosen(bytes, bytes.length, first, last);
        if (chosen.isEmpty()) {
            throw refused("the report must have " + what + " of 1.." + (last - first + 1), bytes);
        }
        return chosen.getAsInt() - first + 1;
    }

    private DeviceException refused(String expected, byte[] bytes) {
        String hex = HexFormat.ofDelimiter(" ").formatHex(bytes);
        return new DeviceException(Kind.PROTOCOL, expected + ": got " + hex + " from " + node.file());
    }
}
