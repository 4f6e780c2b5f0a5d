package dev.carthal.scale.nau7802;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.util.List;

/// What a chip measures, and how often.
///
/// @param channel 1 or 2
/// @param gain 1 to 128, a power of two
/// @param rate conversions a second
/// @param millivolts of the supply that it gives the cells
record Input(int channel, int gain, int rate, int millivolts) {
    private static final List<Integer> RATES = List.of(10, 20, 40, 80, -1, -1, -1, 320);
    private static final int HIGHEST = 4_500;
    private static final int STEP = 300;

    static Input of(int channel, int gain, int rate, int millivolts) throws DeviceException {
        require(channel == 1 || channel == 2, "channel must be 1 or 2: channel=" + channel);
        require(
                gain >= 1 && gain <= 128 && Integer.bitCount(gain) == 1,
                "gain must be 1, 2, 4, 8, 16, 32, 64 or 128: gain=" + gain);
        require(rate > 0 && RATES.contains(rate), "rate must be 10, 20, 40, 80 or 320: rate=" + rate);
        require(
                millivolts >= 2_400 && millivolts <= HIGHEST && (HIGHEST - millivolts) % STEP == 0,
                "ldo.mv must be 2400..4500 in steps of 300: ldo.mv=" + millivolts);
        return new Input(channel, gain, rate, millivolts);
    }

    private static void require(boolean holds, String words) throws DeviceException {
        if (!holds) {
            throw new DeviceException(Kind.CONFIGURATION, words);
        }
    }

    /// {@return the register CTRL1}
    int ctrl1() {
        return (((HIGHEST - millivolts) / STEP) << 3) | Integer.numberOfTrailingZeros(gain);
    }

    /// {@return the register CTRL2, without a calibration}
    int ctrl2() {
        return ((channel - 1) << 7) | (RATES.indexOf(rate) << 4);
    }
}
