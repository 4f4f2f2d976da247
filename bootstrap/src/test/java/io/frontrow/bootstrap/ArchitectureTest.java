package io.frontrow.bootstrap;

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

/** What the modules may know of each other, seen from the one that knows them all. */
@DisplayName("U-2 Adapters meet the core by its ports, and nothing blocks")
@AnalyzeClasses(
        packages = "io.frontrow",
        importOptions = {DoNotIncludeTests.class, ArchitectureTest.DoNotIncludeTestJars.class})
class ArchitectureTest {
    private static final String ADAPTERS = "io.frontrow.adapter..";
    private static final String BOOTSTRAP = "io.frontrow.bootstrap..";

    @ArchTest
    static final ArchRule ADAPTERS_DO_NOT_KNOW_EACH_OTHER =
            slices().matching("io.frontrow.adapter.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule CORE_KNOWS_NEITHER_ADAPTERS_NOR_SPRING = noClasses()
            .that()
            .resideOutsideOfPackages(ADAPTERS, BOOTSTRAP)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ADAPTERS, BOOTSTRAP, "org.springframework..");

    @ArchTest
    static final ArchRule ADAPTERS_KNOW_PORTS_BUT_NO_USE_CASES = noClasses()
            .that()
            .resideInAPackage(ADAPTERS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.frontrow.*.usecase..", BOOTSTRAP);

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
