package dev.carthal.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.hal.Gap;
import dev.carthal.hal.Next;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.Origin;
import dev.carthal.hal.weight.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTests {
    @TempDir
    Path temp = Path.of("");

    Path folder = Path.of("");

    @BeforeEach
    void write() throws RecordingException, IOException {
        folder = Samples.write(temp.resolve("sample"));
    }

    static <T> List<Next<T>> all(TrackReader<T> reader) throws RecordingException {
        List<Next<T>> all = new ArrayList<>();
        try (reader) {
            for (Optional<Next<T>> next = reader.read(); next.isPresent(); next = reader.read()) {
                all.add(next.get());
            }
        }
        return all;
    }

    @Nested
    class WhenWhole {
        @Test
        void saysWhatItIs() throws RecordingException {
            Recording recording = Recording.open(folder);
            assertThat(recording.name()).isEqualTo("sample");
            assertThat(recording.recorded()).isEqualTo(Samples.RECORDED);
            assertThat(recording.durationNanos()).isEqualTo(1_000);
            assertThat(recording.tracks()).containsExactly(Samples.CAMERA, Samples.SCALE, Samples.SCANNER);
            assertThat(recording.answers()).containsExactly(new Answer(700, 1, "yoghurt"));
            assertThat(recording.hasTruth()).isTrue();
            assertThat(recording.truth()).containsExactly(new ExpectedItem("yoghurt", 2));
        }

        @Test
        void givesFramesOfTheVideoAndStills() throws RecordingException {
            Path video = folder.resolve("camera-left.mkv");
            assertThat(all(Recording.open(folder).frames("camera/left")))
                    .containsExactly(
                            Next.item(new FrameLine(0, 0, video, 0)),
                            Next.item(new FrameLine(1, 100, video, 1)),
                            Next.item(new FrameLine(5, 500, folder.resolve("rest.jpg"), 0)));
        }

        @Test
        void givesReadingsAndGapsAsTheyWere() throws RecordingException {
            List<Next<Reading>> readings = all(Recording.open(folder).readings("scale/basket"));
            assertThat(readings)
                    .startsWith(
                            Next.item(Samples.reading(1, 50).from(Origin.REPLAYED)),
                            Next.item(Reading.of(2, 150).with(Flag.OVERLOAD).from(Origin.REPLAYED)),
                            Next.missing(new Gap("scale/basket", 150, 900, "unplugged")))
                    .hasSize(4);
            assertThat(readings.getLast())
                    .isInstanceOfSatisfying(
                            Next.Item.class,
                            item -> assertThat(((Reading) item.value())
                                            .indication()
                                            .orElseThrow()
                                            .milligrams())
                                    .isEqualTo(1_500_000));
        }

        @Test
        void givesScansByteForByte() throws RecordingException {
            assertThat(all(Recording.open(folder).scans("scanner/hand")))
                    .containsExactly(Next.item(Scan.of(1, 300, "]C1", new byte[] {'0', '1', 0x1D, (byte) 0xE4, '<'})));
        }

        @Test
        void isTheSameFilesEachTimeItIsWritten() throws RecordingException, IOException {
            Path again = Samples.write(temp.resolve("again"));
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files)
                        .allSatisfy(file ->
                                assertThat(again.resolve(file.getFileName())).hasSameBinaryContentAs(file));
            }
        }

        @Test
        void refusesTheTrackOfAnotherKind() throws RecordingException {
            Recording recording = Recording.open(folder);
            assertThatThrownBy(() -> recording.scans("scale/basket"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("sample has no track of kind scanner for slot scale/basket");
        }
    }

    @Nested
    class WhenDamaged {
        @Test
        void namesTheFolderThatIsNone() {
            assertThatThrownBy(() -> Recording.open(temp.resolve("none")))
                    .isInstanceOf(RecordingException.class)
                    .hasMessage(temp.resolve("none") + ": must be the folder of a recording");
        }

        @Test
        void namesTheManifestThatIsMissing() throws IOException {
            Files.delete(folder.resolve("manifest.json"));
            assertFails("manifest.json: is missing: a recording is a folder with a manifest");
        }

        @Test
        void refusesANewerFormat() throws IOException {
            edit("manifest.json", "\"format\": 1", "\"format\": 2");
            assertFails("manifest.json: format 2 is newer than this build reads (1): update CartHAL");
        }

        @Test
        void namesTheFileThatIsMissing() throws IOException {
            Files.delete(folder.resolve("camera-left.mkv"));
            assertFails("camera-left.mkv: is missing, and the manifest names it");
        }

        @Test
        void namesTheFileWhoseDigestIsWrong() throws IOException {
            String good = digest("camera-left.mkv");
            Files.writeString(folder.resolve("camera-left.mkv"), "vide");
            assertFails("camera-left.mkv: its SHA-256 must be " + good + ": sha256=" + digest("camera-left.mkv")
                    + "; fetch the recording again");
        }

        @Test
        void refusesAFileWithoutADigest() throws IOException {
            edit("manifest.json", "\"rest\": \"rest.jpg\"", "\"rest\": \"more.jpg\"");
            assertFails("manifest.json: files must give the SHA-256 of more.jpg");
        }

        @Test
        void refusesAFileOutsideTheFolder() throws IOException {
            edit("manifest.json", "\"rest\": \"rest.jpg\"", "\"rest\": \"../rest.jpg\"");
            assertFails(
                    "manifest.json: rest must be a plain file name of letters, digits, . _ and -: rest=../rest.jpg");
        }

        @Test
        void refusesAMisspeltField() throws IOException {
            edit("manifest.json", "\"answers\"", "\"awnsers\"");
            assertFails("manifest.json: unknown field: awnsers");
        }

        @Test
        void namesTheTornLine() throws IOException {
            edit("scale-basket.jsonl", ",\"flags\":[\"OVERLOAD\"]}", "");
            assertFails("scale-basket.jsonl:2: must be a whole JSON object: {\"seq\":2,\"t\":150");
        }

        @Test
        void namesTheLineWithoutAField() throws IOException {
            edit("scale-basket.jsonl", "\"unit\":\"kg\",", "");
            assertFails("scale-basket.jsonl:1: unit is missing; it must be text");
        }

        @Test
        void namesTheUnitThatNobodyKnows() throws IOException {
            edit("scale-basket.jsonl", "\"kg\"", "\"stone\"");
            assertFails("scale-basket.jsonl:1: unit must be one of [mg, ct, g, kg, t, oz, ozt, lb],"
                    + " or unitMg must give its size: unit=\"stone\"");
        }

        @Test
        void namesTheWeightThatIsNoDecimal() throws IOException {
            edit("scale-basket.jsonl", "\"1.250\"", "\"1,250\"");
            assertFails("scale-basket.jsonl:1: value must be a decimal that a cart could weigh: value=\"1,250\"");
        }

        @Test
        void namesTheFlagThatNobodyKnows() throws IOException {
            edit("scale-basket.jsonl", "\"OVERLOAD\"", "\"HEAVY\"");
            assertThatThrownBy(() -> Recording.open(folder))
                    .hasMessageStartingWith(
                            folder + "/scale-basket.jsonl:2: flags must be a list out of [STABLE, MOTION,")
                    .hasMessageEndingWith("flags=[\"HEAVY\"]");
        }

        @Test
        void refusesTimeThatGoesBack() throws IOException {
            edit("scale-basket.jsonl", "\"t\":150", "\"t\":49");
            assertFails("scale-basket.jsonl:2: t must be at or after the 50 of the line before: t=49");
        }

        @Test
        void refusesASequenceThatDoesNotRise() throws IOException {
            edit("scale-basket.jsonl", "\"seq\":2", "\"seq\":1");
            assertFails("scale-basket.jsonl:2: seq must be more than the 1 of the item before: seq=1");
        }

        @Test
        void refusesAnItemAfterTheEnd() throws IOException {
            edit("manifest.json", "\"durationNanos\": 1000", "\"durationNanos\": 899");
            assertFails("scale-basket.jsonl: t must not be after the recording's end at 899: t=900");
        }

        @Test
        void refusesAVideoThatGoesBack() throws IOException {
            edit("camera-left.jsonl", "\"pos\":1", "\"pos\":0");
            assertFails("camera-left.jsonl: pos must rise: pos=0 comes after 0, seq=1");
        }

        @Test
        void refusesAScanWithoutAnIdentifier() throws IOException {
            edit("scanner-hand.jsonl", "]C1", "C1");
            assertFails("scanner-hand.jsonl:1: an AIM identifier must be ] and two characters: aim=C1");
        }

        private void assertFails(String message) {
            assertThatThrownBy(() -> Recording.open(folder))
                    .isInstanceOf(RecordingException.class)
                    .hasMessage(folder + "/" + message);
        }

        private String digest(String name) throws IOException {
            return Digests.sha256(folder.resolve(name));
        }

        /// Changes a file, and its digest along with it.
        private void edit(String name, String from, String to) throws IOException {
            Path file = folder.resolve(name);
            String before = digest(name);
            String text = Files.readString(file);
            assertThat(text).contains(from);
            Files.writeString(file, text.replace(from, to));
            Path manifest = folder.resolve("manifest.json");
            Files.writeString(manifest, Files.readString(manifest).replace(before, digest(name)));
        }
    }
}
