package io.frontrow.bootstrap;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.scenario.harness.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The module {@code checks} compiles the sources of all modules, and so repeats their dependencies and source roots.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChecksModuleTest {

    private static final String CHECKS = "checks";
    private static final String OUR_GROUP = "io.frontrow";
    private static final String RUNTIME_ONLY = "io.zonky.test.postgres:";

    private List<String> modules = List.of();

    @BeforeAll
    void readModules() throws Exception {
        modules = texts("pom.xml", "/project/modules/module").stream()
                .filter(module -> !module.equals(CHECKS))
                .toList();
    }

    @Test
    void namesTheDependenciesOfAllModules() throws Exception {
        Set<String> needed = modules.stream()
                .flatMap(module -> dependencies(module).stream())
                .filter(dependency -> !dependency.startsWith(RUNTIME_ONLY))
                .collect(toSet());

        assertThat(dependencies(CHECKS)).containsExactlyInAnyOrderElementsOf(needed);
    }

    @Test
    void compilesTheSourcesOfAllModules() throws Exception {
        List<String> roots = modules.stream()
                .flatMap(module -> Stream.of(module + "/src/main/java", module + "/src/test/java"))
                .filter(root -> Files.exists(Repository.path(root)))
                .map(root -> "${project.basedir}/../" + root)
                .toList();

        assertThat(texts("checks/pom.xml", "//compileSourceRoots/root")).containsExactlyInAnyOrderElementsOf(roots);
    }

    /** {@return the group and artifact ids of what is not a module itself} */
    private static Set<String> dependencies(String module) {
        String path = "/project/dependencies/dependency";
        try {
            List<String> groups = texts(module + "/pom.xml", path + "/groupId");
            List<String> artifacts = texts(module + "/pom.xml", path + "/artifactId");
            return IntStream.range(0, groups.size())
                    .filter(i -> !groups.get(i).equals(OUR_GROUP))
                    .mapToObj(i -> groups.get(i) + ":" + artifacts.get(i))
                    .collect(toSet());
        } catch (Exception e) {
            throw new IllegalStateException(module, e);
        }
    }

    private static List<String> texts(String pom, String path)
            throws ParserConfigurationException, IOException, SAXException, XPathExpressionException {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Repository.path(pom).toFile());
        NodeList nodes =
                (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent().strip())
                .toList();
    }
}
