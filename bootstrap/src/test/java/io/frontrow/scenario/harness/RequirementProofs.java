package io.frontrow.scenario.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.util.ClassUtils;

/** Maps requirements to the tests that prove them: those whose display names begin with the ids. */
public final class RequirementProofs {

    private static final String TESTS = "classpath*:io/frontrow/**/*Test.class";
    private static final Pattern IDS = Pattern.compile("^((?:[PSU]\\d*-[\\d.]+ )+)");

    private final Map<String, SortedSet<String>> testsById = new TreeMap<>();

    private RequirementProofs() {}

    /** Reads the tests of this module and of the test archives on its class path. */
    public static RequirementProofs ofAllTests() {
        RequirementProofs proofs = new RequirementProofs();
        MetadataReaderFactory reader = new CachingMetadataReaderFactory();
        try {
            for (Resource test : new PathMatchingResourcePatternResolver().getResources(TESTS)) {
                proofs.add(reader.getMetadataReader(test).getAnnotationMetadata());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return proofs;
    }

    /** Every id that a test names. */
    public Iterable<String> ids() {
        return testsById.keySet();
    }

    /** The tests of a requirement, as {@code class.method}. */
    public SortedSet<String> of(String id) {
        return testsById.getOrDefault(id, new TreeSet<>());
    }

    private void add(AnnotationMetadata test) {
        String name = ClassUtils.getShortName(test.getClassName());
        idsOf(test).forEach(id -> add(id, name));
        test.getAnnotatedMethods(DisplayName.class.getName())
                .forEach(method -> idsOf(method).forEach(id -> add(id, name + "." + method.getMethodName())));
    }

    private void add(String id, String test) {
        testsById.computeIfAbsent(id, _ -> new TreeSet<>()).add(test);
    }

    private static Stream<String> idsOf(AnnotatedTypeMetadata element) {
        String displayName = element.getAnnotations()
                .get(DisplayName.class)
                .getValue("value", String.class)
                .orElse("");
        Matcher ids = IDS.matcher(displayName);
        return ids.find() ? Arrays.stream(ids.group(1).strip().split(" ", -1)) : Stream.empty();
    }
}
