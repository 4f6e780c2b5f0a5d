package dev.carthal.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingWriterTests {
    @TempDir
    Path temp = Path.of("");

    @Test
    void leavesNothingWithoutACommit() throws RecordingException {
        try (RecordingWriter writer = RecordingWriter.create(temp.resolve("a/out"), "x", Samples.RECORDED)) {
            writer.readings(Samples.SCALE).add(Samples.reading(1, 1));
            assertThat(temp.resolve("a/out.partial")).isDirectory();
        }
        assertThat(temp.resolve("a")).isEmptyDirectory();
    }

    @Test
    void leavesNothingWhenAFileOfItsCannotBeRead() throws RecordingException, IOException {
        try (RecordingWriter writer = RecordingWriter.create(temp.resolve("out"), "x", Samples.RECORDED)) {
            Path dangling = writer.path("video.mkv");
            Files.createSymbolicLink(dangling, temp.resolve("gone"));
            assertThatThrownBy(() -> writer.commit(1))
                    .isInstanceOf(RecordingException.class)
                    .hasMessageStartingWith(temp.resolve("out") + ": cannot be written: ");
        }
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void refusesToOverwrite() throws IOException, RecordingException {
        Samples.write(temp.resolve("out"));
        assertThatThrownBy(() -> RecordingWriter.create(temp.resolve("out"), "x", Samples.RECORDED))
                .isInstanceOf(RecordingException.class)
                .hasMessage(temp.resolve("out") + ": is there already: choose another name, or remove it");
    }

    @Test
    void refusesWhatAnotherIsWriting() throws RecordingException {
        try (RecordingWriter writer = RecordingWriter.create(temp.resolve("out"), "x", Samples.RECORDED)) {
            assertThat(writer.path("a").getParent()).isEqualTo(temp.resolve("out.partial"));
            assertThatThrownBy(() -> RecordingWriter.create(temp.resolve("out"), "y", Samples.RECORDED))
                    .isInstanceOf(RecordingException.class)
                    .hasMessage(temp.resolve("out.partial")
                            + ": is there already: another recording is being made, or broke off; remove it");
        }
    }

    @Test
    void refusesItemsOutOfOrder() throws RecordingException {
        try (RecordingWriter writer = RecordingWriter.create(temp.resolve("out"), "x", Samples.RECORDED)) {
            var readings = writer.readings(Samples.SCALE);
            readings.add(Samples.reading(1, 10));
            assertThatThrownBy(() -> readings.add(Samples.reading(1, 11))).hasMessage("seq must be more than 1: seq=1");
            assertThatThrownBy(() -> readings.add(Samples.reading(2, 9))).hasMessage("t must be at or after 10: t=9");
        }
    }
}
