package io.frontrow.onsale;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The judge is an outsider: what it knows of Frontrow is the documented API. */
@AnalyzeClasses(packages = "io.frontrow", importOptions = DoNotIncludeTests.class)
class OutsiderArchitectureTest {
    private static final String OWN = "io.frontrow.onsale..";

    @ArchTest
    static final ArchRule NOTHING_OF_FRONTROW_IS_ON_THE_CLASS_PATH =
            classes().should().resideInAPackage(OWN).because("the judge must not share code with what it judges");

    @ArchTest
    static final ArchRule ONLY_LIBRARIES_ARE_USED = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    OWN,
                    "java..",
                    "javax.crypto..",
                    "org.jspecify..",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation..",
                    "org.HdrHistogram..",
                    "org.apache.commons.math3..",
                    "picocli..",
                    // What plays a sale, and starts the servers for it.
                    "io.gatling..",
                    "io.zonky.test..",
                    "redis.embedded..",
                    "com.sun.net.httpserver..",
                    "com.sun.management..",
                    "javax.sql..");

    @ArchTest
    static final ArchRule JUDGE_NEEDS_NOTHING_THAT_PLAYS = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.frontrow.onsale.judge..",
                    "io.frontrow.onsale.history..",
                    "io.frontrow.onsale.verdict..",
                    "io.frontrow.onsale.export..",
                    "io.frontrow.onsale.page..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.frontrow.onsale.client..",
                    "io.frontrow.onsale.people..",
                    "io.frontrow.onsale.office..",
                    "io.frontrow.onsale.system..",
                    "io.frontrow.onsale.run..",
                    "io.gatling..")
            .because("the jar of the judge is without what plays a sale");

    @ArchTest
    static final ArchRule PARTS_FORM_NO_CYCLES =
            slices().matching("io.frontrow.onsale.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule JUDGES_DO_NOT_KNOW_EACH_OTHER =
            slices().matching("io.frontrow.onsale.judge.(*)..").should().notDependOnEachOther();
}
