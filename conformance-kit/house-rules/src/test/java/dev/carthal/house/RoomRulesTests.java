package dev.carthal.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Each rule rejects a class that was made to break it.
final class RoomRulesTests {

    private static final String WRONG = "dev.carthal.house.wrong";
    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(WRONG);

    /// The wrong classes, put into rooms of the real house.
    private static final House HOUSE = new House(
            Path.of("."),
            List.of(
                    module("hal-api", "contract"),
                    module("hal-loadcell/wrong", "driver"),
                    module("core-checkout/wrong", "core"),
                    module("bundles/wrong", "util")));

    private static Module module(String folder, String packageName) {
        return new Module(folder, Set.of(WRONG + "." + packageName), Map.of());
    }

    private static void assertRejects(ArchRule rule, String... faults) {
        String report =
                String.join("\n", rule.evaluate(CLASSES).getFailureReport().getDetails());
        assertThat(report).contains(faults);
    }

    @Test
    void aDriverMayNotSeeTheCheckoutNorTheCheckoutADriver() {
        assertRejects(
                RoomRules.keepToTheirRoom(HOUSE),
                "driver.OneTooMany: Field <dev.carthal.house.wrong.driver.OneTooMany.core>",
                "core.Cyclic: Field <dev.carthal.house.wrong.core.Cyclic.driver>");
    }

    @Test
    void aModuleWithoutARoomIsRefused() {
        assertThatThrownBy(() -> Room.of(module("attic", "contract")))
                .hasMessage("every module needs a room in Room.ALL that says what it may see: module=attic");
    }

    @Test
    void theInnermostRoomCounts() {
        assertThat(Room.of(module("core-checkout/checkout", "contract")).kind()).isEqualTo(Room.Kind.CONTRACT);
        assertThat(Room.of(module("core-checkout/basket", "contract")).kind()).isEqualTo(Room.Kind.BUNDLE);
    }

    @Test
    void aLibraryInTheContractIsRejected() {
        JavaClasses stranger = new ClassFileImporter().importClasses(dev.carthal.hal.wrong.Needy.class);
        assertThat(RoomRules.contractNeedsNothing().evaluate(stranger).hasViolation())
                .isTrue();
    }

    @Test
    void aCycleIsRejected() {
        assertRejects(RoomRules.noCycles(), "Cycle detected");
    }

    @Test
    void staticStateIsRejected() {
        assertRejects(RoomRules.noStaticState(), "Sleeper.last> does not have modifier FINAL");
    }

    @Test
    void namesThatSayNothingAreRejected() {
        assertRejects(RoomRules.domainNames(), "CartManager: a name that says nothing of the domain");
    }

    @Test
    void genericExceptionsAreRejected() {
        assertRejects(RoomRules.noGenericExceptions(), "Undecided.fail() declares java.lang.Exception");
    }

    @Test
    void aContractThatDoesNotSayWhoImplementsItIsRejected() {
        assertRejects(RoomRules.sayWhoImplements(HOUSE), "Undecided: neither @ConsumerType nor @ProviderType");
    }

    @Test
    void aSecondPublicTypeOfADriverIsRejected() {
        assertRejects(RoomRules.onePublicTypePerDriver(HOUSE), "OneTooMany: not the only public type of its driver");
    }

    @Test
    void aDriverOfTwoPackagesIsRejected() {
        Module two = new Module("hal-cameras/wrong", Set.of("wrong.a", "wrong.b"), Map.of());
        assertThat(RoomRules.sprawlingDrivers(new House(Path.of("."), List.of(two))))
                .containsExactly("hal-cameras/wrong has the packages [wrong.a, wrong.b]");
    }

    @Test
    void theMachinesTimeIsRejectedOutsideClocks() {
        assertRejects(
                TimeRules.timeComesFromTheClock(Set.of()),
                "calls method <java.lang.Thread.sleep(long)>",
                "references method <java.lang.System.nanoTime()>",
                "calls method <java.lang.System.currentTimeMillis()>",
                "calls method <java.time.Instant.now()>");
    }

    @Test
    void aClockMayReadTheMachinesTime() {
        ArchRule rule = TimeRules.timeComesFromTheClock(Set.of(WRONG + ".contract.Sleeper"));
        assertThat(rule.evaluate(CLASSES).hasViolation()).isFalse();
    }
}
