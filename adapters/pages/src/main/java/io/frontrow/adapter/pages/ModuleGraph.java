package io.frontrow.adapter.pages;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The modules that some modules need before they run, found by their static imports. */
final class ModuleGraph {
    private static final Pattern IMPORT =
            Pattern.compile("(?:^|[;}\\s])(?:import|export)\\b\\s*(?:[\\w$*{}\\s,]+?from\\s*)?[\"']([^\"']+)[\"']");

    /** As in the import map of the document. */
    private static final Map<String, String> LIBRARIES = Map.of(
            "lit", "lit/lit-element.js",
            "lit-html", "lit/lit-html.js",
            "@lit/reactive-element", "lit/reactive-element.js");

    private final Map<String, byte[]> assets;
    private final Set<String> seen = new LinkedHashSet<>();
    private final Set<String> modules = new LinkedHashSet<>();

    private ModuleGraph(Map<String, byte[]> assets) {
        this.assets = assets;
    }

    /**
     * {@return the modules in the order in which they run: each after those that it imports}
     *
     * @param assets all assets by their paths
     * @param firsts where to begin
     */
    static List<String> of(Map<String, byte[]> assets, List<String> firsts) {
        ModuleGraph graph = new ModuleGraph(assets);
        firsts.forEach(graph::add);
        return List.copyOf(graph.modules);
    }

    /** {@return the path of the asset that a module imports by this name} */
    static String resolve(String module, String name) {
        return name.startsWith(".") ? URI.create(module).resolve(name).toString() : LIBRARIES.getOrDefault(name, name);
    }

    private void add(String module) {
        byte[] content = assets.get(module);
        if (content != null && seen.add(module)) {
            imports(PageFiles.text(content)).map(name -> resolve(module, name)).forEach(this::add);
            modules.add(module);
        }
    }

    private static Stream<String> imports(String script) {
        return IMPORT.matcher(script).results().map(imported -> imported.group(1));
    }
}
