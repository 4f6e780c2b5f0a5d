package dev.carthal.backend.soname;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SonameTests {
    @TempDir
    Path folder;

    private Path library(String strings) throws IOException {
        return Files.writeString(folder.resolve("libx.so"), "\u007fELF" + strings, StandardCharsets.US_ASCII);
    }

    private static String strings(Path library) throws IOException {
        return Files.readString(library, StandardCharsets.US_ASCII).substring(4);
    }

    private void run(String from, String to) throws IOException {
        Soname.main(folder.toString(), from, to);
    }

    @Test
    void theNameIsReplacedInPlace() throws IOException {
        Path library = library("\0libc.so\0libx.so.1\0VERS_1\0");
        run("libx.so.1", "libx-1.so");
        assertThat(strings(library)).isEqualTo("\0libc.so\0libx-1.so\0VERS_1\0");
    }

    @Test
    void aSecondRunChangesNothing() throws IOException {
        Path library = library("\0libx.so.1\0");
        run("libx.so.1", "libx-1.so");
        FileTime time = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(library, time); // by which the build sees whether to make the jar again
        run("libx.so.1", "libx-1.so");
        assertThat(strings(library)).isEqualTo("\0libx-1.so\0");
        assertThat(Files.getLastModifiedTime(library)).isEqualTo(time);
    }

    @Test
    void aPartOfAnotherNameIsLeftAlone() throws IOException {
        Path library = library("\0libx.so.12\0mylibx.so.1\0libx.so.1\0");
        run("libx.so.1", "libx-1.so");
        assertThat(strings(library)).isEqualTo("\0libx.so.12\0mylibx.so.1\0libx-1.so\0");
    }

    @Test
    void aNameThatIsMissingOrStandsTwiceEndsTheBuild() throws IOException {
        Path library = library("\0libx.so.1\0libx.so.1\0");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> run("libx.so.1", "libx-1.so"))
                .withMessageContaining("libx.so.1 stands 2 times");
        library("\0liby.so.1\0");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> run("libx.so.1", "libx-1.so"))
                .withMessageContaining("libx.so.1 stands 0 times");
        assertThat(strings(library)).isEqualTo("\0liby.so.1\0");
    }

    @Test
    void anotherLengthIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run("libx.so.1", "libx-1.0.so"))
                .withMessage("the new SONAME must be as long as the old one, 9 characters: libx-1.0.so");
    }

    @Test
    void whatIsNoLibraryIsRejected() throws IOException {
        Files.writeString(folder.resolve("libx.so"), "#!/bin/sh");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> run("libx.so.1", "libx-1.so"))
                .withMessageStartingWith("not an ELF file: ");
    }
}
