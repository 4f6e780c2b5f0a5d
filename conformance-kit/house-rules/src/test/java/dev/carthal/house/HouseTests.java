package dev.carthal.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.carthal.house.SourceRules.Method;
import dev.carthal.house.SourceRules.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// The rules, applied to this checkout. That each of them can fail is shown beside it, in the rules' own tests.
final class HouseTests {

    private static final House HOUSE = House.here();

    @Nested
    final class Classes {
        private static final JavaClasses CLASSES = HOUSE.classes();

        @Test
        void keepToTheirRoom() {
            RoomRules.keepToTheirRoom(HOUSE).check(CLASSES);
        }

        @Test
        void ofTheContractNeedNothing() {
            RoomRules.contractNeedsNothing().check(CLASSES);
        }

        @Test
        void haveNoCycles() {
            RoomRules.noCycles().check(CLASSES);
        }

        @Test
        void keepNoStaticState() {
            RoomRules.noStaticState().check(CLASSES);
        }

        @Test
        void areNamedForWhatTheyAre() {
            RoomRules.domainNames().check(CLASSES);
        }

        @Test
        void declareNoGenericExceptions() {
            RoomRules.noGenericExceptions().check(CLASSES);
        }

        @Test
        void ofTheContractSayWhoImplementsThem() {
            RoomRules.sayWhoImplements(HOUSE).check(CLASSES);
        }

        @Test
        void ofDriversArePackagePrivateButOne() {
            RoomRules.onePublicTypePerDriver(HOUSE).check(CLASSES);
        }

        @Test
        void takeTheirTimeFromTheClock() {
            TimeRules.timeComesFromTheClock(TimeRules.CLOCKS).check(CLASSES);
        }

        @Test
        void thatMayReadTheMachinesTimeExist() {
            assertThat(CLASSES.stream().map(type -> type.getName())).containsAll(TimeRules.CLOCKS);
        }
    }

    @Nested
    final class Modules {
        @Test
        void ofDriversHaveOnePackage() {
            assertThat(RoomRules.sprawlingDrivers(HOUSE)).isEmpty();
        }

        @Test
        void exportOnlyContracts() {
            assertThat(ManifestRules.strayExports(HOUSE)).isEmpty();
        }

        @Test
        void importOnlyWhatIsExported() {
            assertThat(ManifestRules.danglingImports(HOUSE)).isEmpty();
        }

        @Test
        void areBuiltBeforeTheyAreJudged() {
            String pom = House.text(HOUSE.root().resolve("conformance-kit/house-rules/pom.xml"));
            assertThat(HOUSE.modules().stream().map(Modules::artifact))
                    .filteredOn(artifact -> !pom.contains("<artifactId>" + artifact + "</artifactId>"))
                    .isEmpty();
        }

        private static String artifact(Module module) {
            String pom = House.text(HOUSE.root().resolve(module.folder()).resolve("pom.xml"));
            return pom.replaceFirst("(?s).*?</parent>.*?<artifactId>(.+?)</artifactId>.*", "$1");
        }
    }

    @Nested
    final class Sources {
        private static final List<Source> MAIN = sources("src/main/java");
        private static final List<Source> TESTS = sources("src/test/java");
        private static final List<Source> ALL =
                Stream.of(MAIN, TESTS).flatMap(List::stream).toList();

        private static List<Source> sources(String folder) {
            return HOUSE.modules().stream()
                    .map(module -> HOUSE.root().resolve(module.folder()).resolve(folder))
                    .flatMap(sources -> Module.javaFiles(sources).stream())
                    .map(file -> new Source(relative(file), House.text(file)))
                    .toList();
        }

        private static String relative(Path file) {
            return HOUSE.root().relativize(file).toString();
        }

        @Test
        void areOfReadableSize() {
            List<Method> methods = SourceRules.methods(ALL);
            print(methods);
            assertThat(SourceRules.tooLarge(ALL, methods)).isEmpty();
        }

        private static void print(List<Method> methods) {
            System.out.printf("%d files, %d methods; the longest:%n", ALL.size(), methods.size());
            ALL.stream()
                    .sorted(Comparator.comparingInt(Source::lines).reversed())
                    .limit(5)
                    .forEach(file -> System.out.printf("%5d lines  %s%n", file.lines(), file.path()));
            methods.stream()
                    .sorted(Comparator.comparingInt(Method::lines).reversed())
                    .limit(5)
                    .forEach(method -> System.out.printf(
                            "%5d lines  %s:%d %s%n", method.lines(), method.path(), method.line(), method.name()));
        }

        @Test
        void catchWhatTheyKnow() {
            assertThat(SourceRules.catchAlls(MAIN)).isEmpty();
        }

        @Test
        void withTestsAreNamedSo() {
            assertThat(SourceRules.hiddenTests(TESTS)).isEmpty();
        }
    }

    @Test
    void thirdPartySoftwareIsListed() {
        List<String> resolved = HOUSE.modules().stream()
                .map(module -> HOUSE.root().resolve(module.folder()).resolve("target/dependencies.txt"))
                .filter(Files::exists)
                .map(House::text)
                .toList();
        assertThat(ThirdParty.differences(House.text(HOUSE.root().resolve("THIRD-PARTY.md")), resolved))
                .as("run scripts/third-party and commit THIRD-PARTY.md")
                .isEmpty();
    }

    @Test
    void everyFolderSaysWhatItIs() {
        assertThat(FolderRules.silentFolders(HOUSE.root())).isEmpty();
    }
}
