package io.frontrow.bootstrap;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;

/** The allowed dependencies between modules, checked in the module that depends on all of them. */
@DisplayName("U-2 Adapters meet the core by its ports, and nothing blocks")
@AnalyzeClasses(
        packages = "io.frontrow",
        importOptions = {DoNotIncludeTests.class, ArchitectureTest.DoNotIncludeTestJars.class})
class ArchitectureTest {
    private static final String ADAPTERS = "io.frontrow.adapter..";
    private static final String BOOTSTRAP = "io.frontrow.bootstrap..";
    private static final String WIRING = "io.frontrow.wiring..";
    private static final String USE_CASES = "io.frontrow.*.usecase..";

    @ArchTest
    static final ArchRule ADAPTERS_DO_NOT_KNOW_EACH_OTHER =
            slices().matching("io.frontrow.adapter.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule FEATURES_FORM_NO_CYCLES = slices().matching("io.frontrow.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a feature can then be understood by reading it and the features below it");

    @ArchTest
    static final ArchRule CORE_KNOWS_NEITHER_ADAPTERS_NOR_SPRING = noClasses()
            .that()
            .resideOutsideOfPackages(ADAPTERS, BOOTSTRAP, WIRING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ADAPTERS, BOOTSTRAP, WIRING, "org.springframework..");

    @ArchTest
    static final ArchRule WIRING_KNOWS_ONLY_CORE_AND_THE_SPRING_CONTEXT = noClasses()
            .that()
            .resideInAPackage(WIRING)
            .should()
            .dependOnClassesThat(resideInAnyPackage(ADAPTERS, BOOTSTRAP)
                    .or(resideInAPackage("org.springframework..")
                            .and(resideOutsideOfPackage("org.springframework.context.annotation"))));

    @ArchTest
    static final ArchRule USE_CASES_ARE_CONSTRUCTED_IN_WIRING_ALONE = noClasses()
            .that()
            .resideOutsideOfPackages(USE_CASES, WIRING)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(USE_CASES);

    @ArchTest
    static final ArchRule ADAPTERS_KNOW_PORTS_BUT_NEITHER_USE_CASES_NOR_THEIR_WIRING = noClasses()
            .that()
            .resideInAPackage(ADAPTERS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(USE_CASES, WIRING, BOOTSTRAP);

    @ArchTest
    static final ArchRule THE_CLIENT_OF_THE_PAYMENT_MODULE_DOES_NOT_KNOW_ITS_SANDBOX = noClasses()
            .that()
            .resideInAPackage("io.frontrow.adapter.gateway")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.frontrow.adapter.gateway.sandbox");

    @ArchTest
    static final ArchRule NOTHING_BLOCKS_BUT_MAIN = noClasses().should(accessTargetWhere(blockingOutsideOfMain()));

    private static DescribedPredicate<JavaAccess<?>> blockingOutsideOfMain() {
        return DescribedPredicate.describe(
                "blocks on a Mono or Flux outside of main",
                access -> access.getTargetOwner().getPackageName().equals("reactor.core.publisher")
                        && Set.of("block", "blockOptional", "blockFirst", "blockLast", "toIterable", "toStream")
                                .contains(access.getTarget().getName())
                        && !access.getOrigin().getName().equals("main"));
    }

    /** The contracts and fakes of core come as a jar of their own. */
    static final class DoNotIncludeTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }
}
