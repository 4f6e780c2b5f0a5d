package dev.carthal.gs1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The facts in `vectors.txt`.
final class VectorsTests {
    @TestFactory
    Stream<DynamicTest> scansSayWhatTheyMust() {
        return Codes.lines("vectors.txt").stream().map(line -> {
            List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
            String region = words.removeFirst();
            String scan = words.removeFirst();
            Map<String, String> expected = new TreeMap<>();
            words.forEach(
                    word -> expected.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1)));
            return DynamicTest.dynamicTest(region + " " + scan, () -> {
                Region where =
                        region.equals("-") ? Region.NONE : Region.named(region).orElseThrow();
                Map<String, String> said = Scans.said(where, scan);
                if (!scan.startsWith("2") || !expected.containsKey("lookup")) {
                    said.remove("lookup");
                }
                assertThat(said).isEqualTo(expected);
            });
        });
    }
}
