package dev.carthal.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderRulesTests {

    @TempDir
    private Path root;

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void aFolderWithFilesAndNoReadmeIsRejected() throws IOException {
        write("room/README.md", "# room\n");
        write("room/inner/pom.xml", "<project/>");
        assertThat(FolderRules.silentFolders(root)).containsExactly("room/inner has files and no README.md");
    }

    @Test
    void aReadmeOfMoreThanTwentyLinesIsRejected() throws IOException {
        write("room/README.md", "line\n".repeat(21));
        assertThat(FolderRules.silentFolders(root)).containsExactly("room/README.md must have 1..20 lines: lines=21");
    }

    @Test
    void sourcesAndBuildOutputNeedNoReadme() throws IOException {
        write("room/README.md", "# room\n");
        write("room/src/main/java/A.java", "class A {}");
        write("room/target/a.jar", "");
        assertThat(FolderRules.silentFolders(root)).isEmpty();
    }

    @Test
    void aHouseThatWasNotBuiltIsRefused() throws IOException {
        write("pom.xml", "<modules><module>room</module></modules>");
        write("room/src/main/java/a/A.java", "package a; class A {}");
        assertThatThrownBy(() -> House.read(root))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no classes in " + root.resolve("room/target/classes"));
    }

    @Test
    void aHouseWithoutModulesIsRefused() throws IOException {
        write("pom.xml", "<project/>");
        assertThatThrownBy(() -> House.read(root)).hasMessage("the root pom names no modules: root=" + root);
    }
}
