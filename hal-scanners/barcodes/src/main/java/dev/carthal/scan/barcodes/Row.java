package dev.carthal.scan.barcodes;

import com.google.zxing.common.BitArray;
import java.util.Arrays;

/// A line in black and white, as ZXing takes it, with white before and after. It is filled again for each line.
final class Row {
    /// Samples in a word of bits are 1 << this.
    private static final int WORD = 5;

    private final int[] words;
    private final int[] edges;
    private final BitArray bits;
    private int count;

    /// @param longest samples of the longest line
    Row(int longest) {
        words = new int[(longest >> WORD) + 1];
        edges = new int[longest + 1];
        bits = new BitArray(words.length << WORD);
    }

    /// {@return it as bits; those that are set are black}
    BitArray bits() {
        return bits;
    }

    /// {@return how many elements there are, black ones and white ones in turn; those with even numbers are black}
    int elements() {
        return Math.max(0, count - 1);
    }

    /// {@return the sample with which element `number` begins}
    int start(int number) {
        return edges[number];
    }

    /// {@return the samples of `number` elements from element `first` on}
    int width(int first, int number) {
        return edges[first + number] - edges[first];
    }

    /// {@return the white samples before element `first`, a black one}
    int quiet(int first) {
        return first == 0 ? edges[0] : width(first - 1, 1);
    }

    /// {@return the white samples of element `number`; all that there can be if the line's last black ends there}
    int quietAfter(int number) {
        return number < elements() ? width(number, 1) : Integer.MAX_VALUE;
    }

    /// {@return whether so many elements are about as wide from one on as from another}
    boolean isAlike(int one, int other, int number) {
        int width = width(one, number);
        return 5 * Math.abs(width - width(other, number)) <= width;
    }

    void clear() {
        count = 0;
    }

    /// Note that black begins or ends.
    void edge(int sample) {
        edges[count++] = sample;
    }

    /// Make bits of what was noted since it was cleared.
    void end(int length) {
        if ((count & 1) == 1) {
            edge(length);
        }
        Arrays.fill(words, 0);
        for (int i = 0; i < count; i += 2) {
            blacken(edges[i], edges[i + 1] - 1);
        }
        write();
    }

    private void blacken(int first, int last) {
        int from = -1 << first; // shifts count modulo 32
        int to = -1 >>> ~last;
        if (first >> WORD == last >> WORD) {
            words[first >> WORD] |= from & to;
            return;
        }
        words[first >> WORD] |= from;
        Arrays.fill(words, (first >> WORD) + 1, last >> WORD, -1);
        words[last >> WORD] |= to;
    }

    /// Let it begin at its other end.
    void turn() {
        for (int i = 0, j = words.length - 1; i <= j; i++, j--) {
            int word = words[i];
            words[i] = Integer.reverse(words[j]);
            words[j] = Integer.reverse(word);
        }
        for (int i = 0, j = count - 1; i <= j; i++, j--) {
            int edge = edges[i];
            edges[i] = bits.getSize() - edges[j];
            edges[j] = bits.getSize() - edge;
        }
        write();
    }

    private void write() {
        for (int i = 0; i < words.length; i++) {
            bits.setBulk(i << WORD, words[i]);
        }
    }
}
