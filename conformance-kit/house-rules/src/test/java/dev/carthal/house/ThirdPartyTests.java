package dev.carthal.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ThirdPartyTests {

    private static final String LIST =
            "| what | version | licence |\n|---|---|---|\n| [`org.bytedeco:ffmpeg`](http://bytedeco.org/) | 8.0.1 | Apache-2.0 |\n";

    @Test
    void aListOfWhatIsUsedPasses() {
        String resolved = "   org.bytedeco:ffmpeg:jar:linux-x86_64:8.0.1:provided -- module a\n   org.a:b:jar:1:test\n";
        assertThat(ThirdParty.differences(LIST, List.of(resolved))).isEmpty();
    }

    @Test
    void anotherVersionIsRejectedBothWays() {
        assertThat(ThirdParty.differences(LIST, List.of("   org.bytedeco:ffmpeg:jar:9:compile\n")))
                .containsExactly(
                        "org.bytedeco:ffmpeg 9 is used and not listed",
                        "org.bytedeco:ffmpeg 8.0.1 is listed and not used");
    }
}
