package io.frontrow.adapter.pages;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The modules that the first script needs before it runs, found by their static imports. The document names them, so
 * that a browser fetches all at once instead of one level of imports after the other.
 */
final class ModuleGraph {
    private static final String FIRST = "app.js";
    private static final Pattern IMPORT =
            Pattern.compile("(?:^|[;}\\s])(?:import|export)\\b\\s*(?:[\\w$*{}\\s,]+?from\\s*)?[\"']([^\"']+)[\"']");

    /** As in the import map of the document. */
    private static final Map<String, String> LIBRARIES = Map.of(
            "lit", "lit/lit-element.js",
            "lit-html", "lit/lit-html.js",
            "@lit/reactive-element", "lit/reactive-element.js");

    private static final String DIRECTIVES = "lit/directives/";

    private final Map<String, byte[]> assets;
    private final Set<String> modules = new LinkedHashSet<>();

    private ModuleGraph(Map<String, byte[]> assets) {
        this.assets = assets;
    }

    /** Follows the imports, beginning with the first script. */
    static ModuleGraph of(Map<String, byte[]> assets) {
        ModuleGraph graph = new ModuleGraph(assets);
        graph.add(FIRST);
        return graph;
    }

    /** {@return the elements of the document's head that make a browser fetch the modules} */
    String preloads() {
        return modules.stream()
                .map("<link rel=\"modulepreload\" href=\"/assets/{version}/%s\">"::formatted)
                .collect(Collectors.joining("\n"));
    }

    private void add(String module) {
        byte[] content = assets.get(module);
        if (content != null && modules.add(module)) {
            imports(PageFiles.text(content)).map(name -> resolve(module, name)).forEach(this::add);
        }
    }

    private static Stream<String> imports(String script) {
        return IMPORT.matcher(script).results().map(ModuleGraph::name);
    }

    private static String name(MatchResult imported) {
        return imported.group(1);
    }

    private static String resolve(String module, String name) {
        if (name.startsWith(".")) {
            return URI.create(module).resolve(name).toString();
        }
        return name.startsWith(DIRECTIVES) ? name : LIBRARIES.getOrDefault(name, name);
    }
}
