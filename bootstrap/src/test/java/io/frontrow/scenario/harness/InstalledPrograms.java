package io.frontrow.scenario.harness;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Programs that some tests need, if they are installed. Without them these tests are skipped and one line says so, unless
 * the system property {@value #REQUIRED} is true.
 */
public final class InstalledPrograms {

    static final String REQUIRED = "frontrow.test.programs.required";

    private static final Set<String> REPORTED = ConcurrentHashMap.newKeySet();

    private InstalledPrograms() {}

    /**
     * Whether all of these programs are installed.
     *
     * @param subject what is not tested without them
     * @throws IllegalStateException if one is missing and they are required
     */
    public static boolean areInstalled(String subject, String... programs) {
        if (areFound(subject, programs)) {
            return true;
        }
        if (Boolean.getBoolean(REQUIRED)) {
            throw new IllegalStateException("not installed: " + String.join(" or ", programs));
        }
        return false;
    }

    /** As above, for programs that are never required, since not every system has a package of them. */
    public static boolean areFound(String subject, String... programs) {
        List<String> missing =
                Stream.of(programs).filter(program -> find(program).isEmpty()).toList();
        String message = "Not tested: %s, for lack of %s.".formatted(subject, String.join(" and ", missing));
        if (!missing.isEmpty() && REPORTED.add(message)) {
            System.out.println(message);
        }
        return missing.isEmpty();
    }

    static Path path(String program) {
        return find(program).orElseThrow();
    }

    /** The program in the search path; empty if it is not there. */
    public static Optional<Path> find(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
