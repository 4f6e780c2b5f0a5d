package dev.carthal.house;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.ThrowsDeclaration;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/// What classes may use and how they look from outside.
final class RoomRules {

    private static final Set<String> TOO_GENERIC = Set.of(
            Throwable.class.getName(),
            Exception.class.getName(),
            RuntimeException.class.getName(),
            Error.class.getName());

    private RoomRules() {}

    static ArchRule keepToTheirRoom(House house) {
        return classes()
                .should(new TypeCondition("use only packages that their room may see", type -> strayUses(house, type)));
    }

    private static List<String> strayUses(House house, JavaClass type) {
        Module home = house.owner(type.getPackageName()).orElseThrow();
        Room room = Room.of(home);
        return type.getDirectDependenciesFromSelf().stream()
                .filter(use -> house.owner(use.getTargetClass().getPackageName())
                        .filter(other -> !other.equals(home) && !room.sees(other))
                        .isPresent())
                .map(Dependency::getDescription)
                .toList();
    }

    static ArchRule contractNeedsNothing() {
        return classes()
                .that()
                .resideInAPackage("dev.carthal.hal..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "dev.carthal.hal..", "org.jspecify.annotations", "org.osgi.annotation..");
    }

    static ArchRule noCycles() {
        return slices().matching("dev.carthal.(**)").should().beFreeOfCycles();
    }

    static ArchRule noStaticState() {
        return fields().that().areStatic().should().beFinal().because("static mutable state outlives a bundle");
    }

    static ArchRule domainNames() {
        return classes()
                .that()
                .areNotAnonymousClasses()
                .should(new TypeCondition(
                        "be named for what they are",
                        type -> refuse(badName(type), "a name that says nothing of the domain")));
    }

    private static boolean badName(JavaClass type) {
        return type.getSimpleName().matches(".*(Manager|Utils?|Impl|Helper|Component)|Abstract[A-Z].*")
                || (type.isInterface() && type.getSimpleName().matches("I[A-Z][a-z].*"))
                || type.getPackageName().matches("(.*\\.)?(impl|internal|utils?|common|manager|helpers?)(\\..*)?");
    }

    static ArchRule noGenericExceptions() {
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .arePublic()
                .should(new ArchCondition<JavaMethod>("declare exceptions that say what happened") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        if (RoomRules.isVisible(method) && !method.getName().equals("main")) {
                            method.getThrowsClause().stream()
                                    .map(ThrowsDeclaration::getRawType)
                                    .filter(thrown -> TOO_GENERIC.contains(thrown.getName()))
                                    .forEach(thrown -> events.add(
                                            violated(method, method.getFullName() + " declares " + thrown.getName())));
                        }
                    }
                });
    }

    private static boolean isVisible(JavaMethod method) {
        return method.getModifiers().contains(JavaModifier.PUBLIC)
                || method.getModifiers().contains(JavaModifier.PROTECTED);
    }

    /// A final class, a record, an enum, an exception or an annotation is implemented by nobody, a sealed type
    /// says by whom.
    static ArchRule sayWhoImplements(House house) {
        return classes()
                .that()
                .arePublic()
                .should(new TypeCondition(
                        "say who implements them",
                        type -> refuse(
                                contract(house, type) && isOpen(type) && !isAnnotated(type),
                                "neither @ConsumerType nor @ProviderType")));
    }

    private static boolean contract(House house, JavaClass type) {
        return house.owner(type.getPackageName())
                .map(Module::folder)
                .filter(folder -> folder.equals("hal-api") || folder.equals("core-checkout/checkout"))
                .isPresent();
    }

    private static boolean isOpen(JavaClass type) {
        return !type.isRecord()
                && !type.isEnum()
                && !type.isAnnotation()
                && !type.reflect().isSealed()
                && !type.isAssignableTo(Throwable.class)
                && !type.getModifiers().contains(JavaModifier.FINAL);
    }

    private static boolean isAnnotated(JavaClass type) {
        return type.isAnnotatedWith(ConsumerType.class) || type.isAnnotatedWith(ProviderType.class);
    }

    /// Declarative Services needs one public class in a driver: the component.
    static ArchRule onePublicTypePerDriver(House house) {
        return classes()
                .that()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .should(new TypeCondition("be the only public type of their driver", type -> {
                    Optional<Module> driver = house.owner(type.getPackageName())
                            .filter(module -> Room.of(module).kind() == Room.Kind.DRIVER);
                    boolean alone = type.getPackage().getClasses().stream()
                            .filter(other -> !other.isArray()
                                    && other.isTopLevelClass()
                                    && other.getModifiers().contains(JavaModifier.PUBLIC))
                            .noneMatch(other -> !other.equals(type));
                    return refuse(driver.isPresent() && !alone, "not the only public type of its driver");
                }));
    }

    private static List<String> refuse(boolean wrong, String why) {
        return wrong ? List.of(why) : List.of();
    }

    /// {@return the drivers that have more than one package: probably more than one bundle}
    static List<String> sprawlingDrivers(House house) {
        return house.modules().stream()
                .filter(module -> Room.of(module).kind() == Room.Kind.DRIVER
                        && module.packages().size() > 1)
                .map(module -> module.folder() + " has the packages " + new TreeSet<>(module.packages()))
                .toList();
    }

    /// A condition that is a function from a class to what is wrong with it.
    static final class TypeCondition extends ArchCondition<JavaClass> {
        private final Function<JavaClass, List<String>> faults;

        TypeCondition(String description, Function<JavaClass, List<String>> faults) {
            super(description);
            this.faults = faults;
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            faults.apply(type).forEach(fault -> events.add(violated(type, type.getName() + ": " + fault)));
        }
    }
}
