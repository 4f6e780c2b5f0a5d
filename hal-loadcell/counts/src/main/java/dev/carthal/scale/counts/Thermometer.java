package dev.carthal.scale.counts;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;

/// A file of the kernel's that holds thousandths of a degree: `temp1_input` of hwmon, `in_temp_input` of IIO.
record Thermometer(Path sys, String file) implements Source {
    private static final BigDecimal LOWEST = BigDecimal.valueOf(-55_000);
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(125_000);

    @Override
    public int read() throws IOException {
        Path found = Sysfs.found(sys, file);
        BigDecimal milli = Sysfs.number(found);
        if (milli.compareTo(LOWEST) < 0 || milli.compareTo(HIGHEST) > 0) {
            throw new IOException("a temperature must be -55000..125000 thousandths of a degree: "
                    + milli.toPlainString() + " in " + found);
        }
        return milli.setScale(0, RoundingMode.HALF_EVEN).intValueExact();
    }
}
