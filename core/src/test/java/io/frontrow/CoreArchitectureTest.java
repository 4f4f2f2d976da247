package io.frontrow;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;

/** Architecture rules of the core. A rule fails if it matches no class. */
@DisplayName("U-2 The core stands on ports and use cases alone, free of any framework")
@AnalyzeClasses(packages = "io.frontrow", importOptions = DoNotIncludeTests.class)
class CoreArchitectureTest {
    private static final String DRIVING_PORT = "io.frontrow.*";
    private static final String MODEL = "io.frontrow.*.model..";
    private static final String PORT = "io.frontrow.*.port..";
    private static final String USECASE = "io.frontrow.*.usecase..";
    private static final String SHARED = "io.frontrow.shared..";

    private static final Set<String> HIDDEN_TIME_OR_CHANCE =
            Set.of("System.currentTimeMillis", "System.nanoTime", "UUID.randomUUID", "Math.random");

    @ArchTest
    static final ArchRule EVERY_CLASS_HAS_ONE_OF_THE_FIVE_PLACES = classes()
            .should()
            .resideInAnyPackage(DRIVING_PORT, MODEL, PORT, USECASE, SHARED)
            .because("the other rules go by these packages");

    @ArchTest
    static final ArchRule DRIVING_PORTS_ARE_INTERFACES = classes()
            .that()
            .resideInAPackage(DRIVING_PORT)
            .and()
            .resideOutsideOfPackage(SHARED)
            .and()
            .areTopLevelClasses()
            .should()
            .beInterfaces();

    @ArchTest
    static final ArchRule CORE_NEEDS_ONLY_THE_JDK_REACTOR_AND_JSPECIFY = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.crypto..",
                    "reactor..",
                    "org.reactivestreams..",
                    "org.jspecify..",
                    "io.frontrow..");

    @ArchTest
    static final ArchRule SHARED_KNOWS_NO_FEATURE = noClasses()
            .that()
            .resideInAPackage(SHARED)
            .should()
            .dependOnClassesThat(resideInAPackage("io.frontrow..").and(not(resideInAPackage(SHARED))))
            .because("every feature may use it");

    @ArchTest
    static final ArchRule FEATURES_MEET_THROUGH_PORTS_AND_MODELS = classes()
            .that()
            .resideInAPackage(USECASE)
            .should(onlyBeKnownInTheirOwnPackage())
            .because("features meet only through their ports and models");

    @ArchTest
    static final ArchRule MODELS_ARE_SYNCHRONOUS_AND_KNOW_NO_PORT = noClasses()
            .that()
            .resideInAPackage(MODEL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("reactor..", "org.reactivestreams..", PORT, USECASE);

    @ArchTest
    static final ArchRule DRIVEN_PORTS_KNOW_NO_USE_CASE = noClasses()
            .that()
            .resideInAPackage(PORT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(USECASE);

    @ArchTest
    static final ArchRule USE_CASES_ARE_FINAL = classes()
            .that()
            .resideInAPackage(USECASE)
            .and()
            .areNotInterfaces()
            .and()
            .areNotAnonymousClasses()
            .should()
            .haveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule PUBLIC_USE_CASES_IMPLEMENT_A_DRIVING_PORT = classes()
            .that()
            .resideInAPackage(USECASE)
            .and()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .should(implementADrivingPortOfTheirFeature());

    @ArchTest
    static final ArchRule TIME_AND_CHANCE_ARE_PASSED_IN = noClasses()
            .that()
            .resideInAnyPackage(MODEL, USECASE)
            .should(accessTargetWhere(hiddenTimeOrChance()))
            .because("tests turn the clock and choose the ids");

    @ArchTest
    static final ArchRule NOTHING_BLOCKS = noClasses().should(accessTargetWhere(blockingOnReactor()));

    private static ArchCondition<JavaClass> onlyBeKnownInTheirOwnPackage() {
        return new ArchCondition<>("only be known in their own package") {
            @Override
            public void check(JavaClass usecase, ConditionEvents events) {
                usecase.getDirectDependenciesToSelf().stream()
                        .filter(it -> !feature(it.getOriginClass()).equals(feature(usecase))
                                || !resideInAPackage(USECASE).test(it.getOriginClass()))
                        .forEach(it -> events.add(SimpleConditionEvent.violated(it, it.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaClass> implementADrivingPortOfTheirFeature() {
        return new ArchCondition<>("implement a driving port of their feature") {
            @Override
            public void check(JavaClass usecase, ConditionEvents events) {
                boolean does = usecase.getAllRawInterfaces().stream()
                        .anyMatch(it -> it.getPackageName().equals(feature(usecase)));
                events.add(new SimpleConditionEvent(
                        usecase, does, usecase.getDescription() + " implements no interface of " + feature(usecase)));
            }
        };
    }

    /**
     * The package of the feature that the class belongs to: {@code io.frontrow.queue} of {@code
     * io.frontrow.queue.model}.
     */
    private static String feature(JavaClass type) {
        String[] names = type.getPackageName().split("\\.", -1);
        return String.join(".", Arrays.copyOf(names, Math.min(3, names.length)));
    }

    private static DescribedPredicate<JavaAccess<?>> hiddenTimeOrChance() {
        return DescribedPredicate.describe("reads a clock or chance that was not passed in", access -> {
            JavaClass owner = access.getTargetOwner();
            String name = access.getTarget().getName();
            if (owner.getPackageName().startsWith("java.time") && name.equals("now")) {
                return !isGivenAClock(access);
            }
            if (owner.isEquivalentTo(Clock.class)) {
                return name.startsWith("system") || name.startsWith("tick");
            }
            return HIDDEN_TIME_OR_CHANCE.contains(owner.getSimpleName() + "." + name);
        });
    }

    private static boolean isGivenAClock(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream().anyMatch(it -> it.isEquivalentTo(Clock.class));
    }

    private static DescribedPredicate<JavaAccess<?>> blockingOnReactor() {
        return DescribedPredicate.describe(
                "blocks on a Mono or Flux",
                access -> access.getTargetOwner().getPackageName().equals("reactor.core.publisher")
                        && Set.of("block", "blockOptional", "blockFirst", "blockLast", "toIterable", "toStream")
                                .contains(access.getTarget().getName()));
    }
}
