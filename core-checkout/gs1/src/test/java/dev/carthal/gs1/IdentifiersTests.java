package dev.carthal.gs1;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Each identifier of the table, with all that it needs beside it.
final class IdentifiersTests {
    private final Random random = new Random(1);

    @TestFactory
    Stream<DynamicTest> everyIdentifierIsReadAndReadsBackAsItIsWritten() {
        return Identifiers.all().stream()
                .map(one -> DynamicTest.dynamicTest(one.toString(), () -> {
                    for (int i = 0; i < 20; i++) {
                        readsBack(one);
                    }
                }));
    }

    private void readsBack(Identifier one) throws Gs1Exception {
        Map<String, String> label = new LinkedHashMap<>();
        complete(label, one);
        ScanData data = Scans.read("]d2" + written(label));
        assertThat(data.ais()).isEqualTo(label);
        assertThat(new String(data.unbracketed(), StandardCharsets.ISO_8859_1)).isEqualTo(written(label));
        Optional<String> link = data.digitalLink();
        if (link.isPresent()) {
            assertThat(Scans.read("]d1" + link.get()).ais()).isEqualTo(label);
        }
    }

    private static String written(Map<String, String> label) {
        StringBuilder text = new StringBuilder();
        boolean separated = false;
        for (Map.Entry<String, String> element : label.entrySet()) {
            text.append(separated ? "\u001D" : "").append(element.getKey()).append(element.getValue());
            separated = !identifier(element.getKey()).predefined();
        }
        return text.toString();
    }

    /// Adds an identifier and, of each choice that it leaves, the last group: the first may be (00), which is
    /// no company for (01).
    private void complete(Map<String, String> label, Identifier one) {
        label.put(one.ai(), Values.of(one, random));
        for (var groups : one.required()) {
            boolean there = groups.stream()
                    .anyMatch(group -> group.all().stream()
                            .allMatch(pattern -> label.keySet().stream().anyMatch(ai -> pattern.fits(identifier(ai)))));
            if (!there) {
                groups.getFirst().all().stream()
                        .map(pattern -> Identifiers.all().stream()
                                .filter(pattern::fits)
                                .findFirst()
                                .orElseThrow())
                        .filter(needed -> !label.containsKey(needed.ai()))
                        .forEach(needed -> complete(label, needed));
            }
        }
    }

    private static Identifier identifier(String ai) {
        byte[] digits = Scans.bytes(ai);
        Identifier found = Identifiers.of(digits, 0, digits.length);
        assertThat(found).isNotNull();
        return java.util.Objects.requireNonNull(found);
    }

    @Test
    void noValueIsTakenThatIsTooShortOrTooLong() {
        for (Identifier one : Identifiers.all()) {
            byte[] longer = Scans.bytes("1".repeat(one.most() + 1));
            assertThat(Scans.said(Region.NONE, "]C1" + one.ai() + new String(longer, StandardCharsets.US_ASCII)))
                    .as(one.toString())
                    .containsKey("error");
            assertThat(Scans.said(Region.NONE, "]C1" + one.ai()))
                    .as(one.toString())
                    .containsEntry("error", "too-short");
        }
    }

    @Test
    void signaturesNeedSerialNumbers() {
        assertThat(Scans.said(Region.NONE, "]C12539501101530003␝8030ABC")).containsEntry("error", "required");
        assertThat(Scans.said(Region.NONE, "]C125395011015300031␝8030ABC")).doesNotContainKey("error");
    }

    @Test
    void moreThanAnySymbolHoldsIsRefused() {
        assertThat(Scans.said(Region.NONE, "]Q1" + "a".repeat(16_381))).doesNotContainKey("error");
        assertThat(Scans.said(Region.NONE, "]Q1" + "a".repeat(16_382)))
                .containsEntry("error", "too-long")
                .containsEntry("at", "16384");
    }

    @Test
    void moreIdentifiersThanAnyLabelHasAreRefused() {
        StringBuilder text = new StringBuilder("]C1");
        for (Identifier one : Identifiers.all()) {
            text.append(one.ai()).append(Values.of(one, random)).append('␝');
        }
        assertThat(Scans.said(Region.NONE, text.toString())).containsEntry("error", "too-many");
    }
}
