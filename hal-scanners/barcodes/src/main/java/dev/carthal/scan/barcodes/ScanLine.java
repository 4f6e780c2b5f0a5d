package dev.carthal.scan.barcodes;

/// Takes the brightness along a straight line and makes black and white of it. Used again for each line.
final class ScanLine {
    /// Bars and spaces must differ by this in brightness, or there is nothing.
    private static final int CONTRAST = 24 * Luma.STEPS;

    /// Dark and bright are looked for in blocks of so many samples, from two blocks before to two after.
    private static final int BLOCK = 12 * ScanPath.SAMPLES_PER_PIXEL;

    private static final int REACH = 2;

    private final int[] samples;
    private final int[] sharp;
    private final int[] darkest;
    private final int[] brightest;
    private final Row row;
    private int length;

    /// @param longest samples of the longest line
    ScanLine(int longest) {
        samples = new int[longest];
        sharp = new int[longest];
        darkest = new int[longest / BLOCK + 1];
        brightest = new int[longest / BLOCK + 1];
        row = new Row(longest);
    }

    /// {@return the line that was taken last}
    Row row() {
        return row;
    }

    void take(Luma luma, ScanPath path) {
        length = path.samples();
        luma.along(path, samples);
        blackAndWhite(samples);
    }

    /// Make black and white once more of the line that was taken last, after undoing some of the blur: narrow bars
    /// come out then, and noise with them.
    void sharpen() {
        int reach = ScanPath.SAMPLES_PER_PIXEL;
        for (int i = 0; i < length; i++) {
            int before = samples[Math.max(0, i - reach)];
            int after = samples[Math.min(length - 1, i + reach)];
            sharp[i] = 3 * samples[i] - before - after;
        }
        blackAndWhite(sharp);
    }

    private void blackAndWhite(int[] values) {
        int blocks = (length + BLOCK - 1) / BLOCK;
        for (int b = 0; b < blocks; b++) {
            measure(values, b);
        }
        row.clear();
        boolean before = false;
        for (int b = 0; b < blocks; b++) {
            int middle = middle(Math.max(0, b - REACH), Math.min(blocks, b + REACH + 1));
            for (int i = b * BLOCK; i < Math.min(length, (b + 1) * BLOCK); i++) {
                boolean black = values[i] <= middle;
                if (black != before) {
                    row.edge(i);
                    before = black;
                }
            }
        }
        row.end(length);
    }

    private void measure(int[] values, int number) {
        int dark = Integer.MAX_VALUE;
        int bright = Integer.MIN_VALUE;
        for (int i = number * BLOCK; i < Math.min(length, (number + 1) * BLOCK); i++) {
            dark = Math.min(dark, values[i]);
            bright = Math.max(bright, values[i]);
        }
        darkest[number] = dark;
        brightest[number] = bright;
    }

    /// {@return the middle between the darkest and the brightest of some blocks; where they are too near, less than
    /// anything}
    private int middle(int from, int to) {
        int dark = Integer.MAX_VALUE;
        int bright = Integer.MIN_VALUE;
        for (int b = from; b < to; b++) {
            dark = Math.min(dark, darkest[b]);
            bright = Math.max(bright, brightest[b]);
        }
        return bright - dark < CONTRAST ? Integer.MIN_VALUE : (dark + bright) / 2;
    }
}
