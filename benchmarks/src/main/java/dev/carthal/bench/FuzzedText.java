package dev.carthal.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;

/// Files, requests and reports: what comes at once, not over a line. A parser of them may refuse by the
/// exceptions that it declares only, which its neighbour in the same package knows, and take so much memory
/// only.
final class FuzzedText implements Fuzzed {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long MOST_BYTES = 8 << 20;

    /// What has broken other parsers.
    private static final List<String> WORDS = List.of(
            "null",
            "true",
            "{}",
            "[]",
            "[[]]",
            "\"\"",
            "\"\\u0000\"",
            "\"../..\"",
            "-1",
            "0",
            "1.5",
            "99999",
            "9223372036854775807",
            "9223372036854775808",
            "1e999999999",
            "\"1E+999999999\"",
            "\"1E-999999999\"",
            "1E+999999999",
            "NaN",
            "[".repeat(300));

    private final String name;
    private final Parser parser;
    private final List<byte[]> valid;
    private final Path folder;

    /// @param valid what it understands
    FuzzedText(String name, Parser parser, List<byte[]> valid, Path folder) {
        this.name = name;
        this.parser = parser;
        this.valid = List.copyOf(valid);
        this.folder = folder;
    }

    /// Makes a parser that may write files to a folder, and that returns how much it understood.
    interface Parser {
        ToIntFunction<byte[]> in(Path folder);
    }

    @Override
    public String name() {
        return name;
    }

    /// Files take their time.
    @Override
    public int share() {
        return 1;
    }

    @Override
    public int batch() {
        return 100;
    }

    @Override
    public Tally feed(long seed, int frames) throws Finding {
        SplittableRandom random = new SplittableRandom(seed);
        return feed(random, new Mutations(random, valid), frames);
    }

    @Override
    public Tally noise(long seed, int pieces) throws Finding {
        SplittableRandom random = new SplittableRandom(seed);
        return feed(random, new Mutations(random, List.of()), pieces);
    }

    private Tally feed(SplittableRandom random, Mutations mutations, int frames) throws Finding {
        ToIntFunction<byte[]> fresh = parser.in(folder);
        long readings = 0;
        long refused = 0;
        for (int i = 0; i < frames; i++) {
            byte[] next = mutations.next();
            byte[] text = random.nextInt(3) == 0 ? withWord(next, random) : next;
            long before = THREADS.getCurrentThreadAllocatedBytes();
            int understood;
            try {
                understood = fresh.applyAsInt(text);
            } catch (RuntimeException e) {
                throw new Finding(e, text);
            } catch (StackOverflowError e) {
                throw new Finding("fills the stack: " + e, text);
            }
            long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
            if (taken > MOST_BYTES) {
                throw new Finding("takes " + taken + " bytes", text);
            }
            readings += understood;
            refused += understood == 0 ? 1 : 0;
        }
        return new Tally(frames, readings, refused);
    }

    /// {@return the text with one of its values replaced}
    private static byte[] withWord(byte[] bytes, SplittableRandom random) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = 1 + random.nextInt(text.length() + 1);
        while (at < text.length() && ":=,[".indexOf(text.charAt(at - 1)) < 0) {
            at++;
        }
        int end = Math.min(at, text.length());
        while (end < text.length() && ",}]\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String word = WORDS.get(random.nextInt(WORDS.size()));
        return (text.substring(0, Math.min(at, text.length())) + word + text.substring(end))
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
