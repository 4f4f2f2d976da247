package io.frontrow.adapter.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Joins the modules of the first page into {@value #JOINED}, so that a browser needs one request for them instead of
 * forty. Each becomes a function that runs once; {@value #JOINED} exports what it returns by the path of the module,
 * and the modules of other pages take their imports from there.
 *
 * <p>It knows the syntax that our modules and the builds of Lit use: named imports and exports at the beginning of a
 * line or after a semicolon or brace, without cycles and without {@code export let}.
 */
final class JoinedModules {
    static final String JOINED = "app.js";

    private static final List<String> FIRST_PAGE = List.of("fan/home.js", JOINED);
    private static final String BEGIN = "(?:(?<=[;}])|^)";
    private static final String NAMES = "\\{([^}]*)}";
    private static final String FROM = "\\s*from\\s*[\"']([^\"']+)[\"'];?";

    private static final Pattern IMPORT =
            Pattern.compile(BEGIN + "import\\s*(?:" + NAMES + "\\s*from\\s*)?[\"']([^\"']+)[\"'];?", Pattern.MULTILINE);
    private static final Pattern EXPORT_ALL_FROM = Pattern.compile(BEGIN + "export\\s*\\*" + FROM, Pattern.MULTILINE);
    private static final Pattern EXPORT_FROM = Pattern.compile(BEGIN + "export\\s*" + NAMES + FROM, Pattern.MULTILINE);
    private static final Pattern EXPORT_NAMES = Pattern.compile(BEGIN + "export\\s*" + NAMES + ";?", Pattern.MULTILINE);
    private static final Pattern EXPORT_DECLARATION =
            Pattern.compile("^export ((?:const|class|(?:async )?function\\*?) (\\w+))", Pattern.MULTILINE);
    private static final Pattern OTHER = Pattern.compile(BEGIN + "(?:import\\b(?!\\()|export\\b).*", Pattern.MULTILINE);

    private static final Pattern DYNAMIC_IMPORT = Pattern.compile("\\bimport\\(([`'])(\\.{1,2}/[^`']*)\\1\\)");
    private static final Pattern SOURCE_MAP = Pattern.compile("^//# sourceMappingURL=.*", Pattern.MULTILINE);

    private final Map<String, byte[]> assets;
    private final List<String> joined;

    private JoinedModules(Map<String, byte[]> assets) {
        this.assets = assets;
        this.joined = ModuleGraph.of(assets, FIRST_PAGE);
    }

    /**
     * {@return the assets with the joined module in place of those that it is made of}
     *
     * @param assets all assets by their paths
     * @throws IllegalStateException if a module uses a syntax that this class does not know
     */
    static Map<String, byte[]> in(Map<String, byte[]> assets) {
        JoinedModules modules = new JoinedModules(assets);
        Map<String, byte[]> result = new TreeMap<>(assets);
        result.keySet().removeAll(modules.joined);
        result.replaceAll(modules::importingFromJoined);
        result.put(JOINED, modules.join().getBytes(UTF_8));
        return result;
    }

    private String join() {
        String exports = joined.stream()
                .filter(module -> !module.equals(JOINED))
                .map(module -> "%s as \"%s\"".formatted(variable(module), module))
                .collect(Collectors.joining(", "));
        return joined.stream().map(this::part).collect(Collectors.joining("\n")) + "\nexport { " + exports + " };\n";
    }

    /** The script of one module. The first script is not wrapped, since it waits for the words. */
    private String part(String module) {
        List<String> exports = new ArrayList<>();
        String script = withoutDynamicImports(module, withoutImports(module, withoutExports(module, exports)));
        return module.equals(JOINED)
                ? script
                : "const %s = (() => {\n%s\nreturn { %s };\n})();"
                        .formatted(variable(module), script, String.join(", ", exports));
    }

    /** Takes the exports out of a module and collects them as properties of an object. */
    private String withoutExports(String module, List<String> exports) {
        String script = PageFiles.text(Objects.requireNonNull(assets.get(module)));
        script = replace(SOURCE_MAP, script, _ -> "");
        script = replace(EXPORT_ALL_FROM, script, all -> {
            exports.add("..." + variable(ModuleGraph.resolve(module, all.group(1))));
            return "";
        });
        script = replace(EXPORT_FROM, script, from -> {
            String source = variable(ModuleGraph.resolve(module, from.group(2)));
            names(from.group(1)).forEach(name -> exports.add(name.last() + ": " + source + "." + name.first()));
            return "";
        });
        script = replace(EXPORT_NAMES, script, list -> {
            names(list.group(1)).forEach(name -> exports.add(name.last() + ": " + name.first()));
            return "";
        });
        return replace(EXPORT_DECLARATION, script, declaration -> {
            exports.add(declaration.group(2));
            return declaration.group(1);
        });
    }

    /** Replaces the imports of a joined module by the constants that they are. */
    private String withoutImports(String module, String script) {
        String result = replace(
                IMPORT,
                script,
                imported -> constants(imported, variable(ModuleGraph.resolve(module, imported.group(2)))));
        Matcher other = OTHER.matcher(result);
        if (other.find()) {
            throw new IllegalStateException(module + " cannot be joined because of: " + other.group());
        }
        return result;
    }

    /** Modules that are joined are there already; the paths of others begin at the joined module. */
    private String withoutDynamicImports(String module, String script) {
        return replace(DYNAMIC_IMPORT, script, imported -> {
            String quote = imported.group(1);
            String target = below(module, imported.group(2));
            return joined.contains(target)
                    ? "Promise.resolve(" + variable(target) + ")"
                    : "import(" + quote + "./" + target + quote + ")";
        });
    }

    /** Not by a URI, since the path may have names of values in it. */
    private static String below(String module, String path) {
        int name = path.lastIndexOf("./") + 2;
        return ModuleGraph.resolve(module, path.substring(0, name)) + path.substring(name);
    }

    private byte[] importingFromJoined(String path, byte[] content) {
        if (!path.endsWith(".js")) {
            return content;
        }
        String root = path.contains("/")
                ? "../".repeat((int) path.chars().filter(it -> it == '/').count())
                : "./";
        return replace(IMPORT, PageFiles.text(content), imported -> importFromJoined(path, root, imported))
                .getBytes(UTF_8);
    }

    private String importFromJoined(String path, String root, MatchResult imported) {
        String target = ModuleGraph.resolve(path, imported.group(2));
        if (!joined.contains(target)) {
            return imported.group();
        }
        String variable = variable(target);
        return isForItsEffect(imported)
                ? ""
                : "import { \"%s\" as %s } from '%s%s'; %s"
                        .formatted(target, variable, root, JOINED, constants(imported, variable));
    }

    private static String constants(MatchResult imported, String variable) {
        if (isForItsEffect(imported)) {
            return "";
        }
        String properties = names(imported.group(1))
                .map(name -> name.first() + ": " + name.last())
                .collect(Collectors.joining(", "));
        return "const { " + properties + " } = " + variable + ";";
    }

    private static boolean isForItsEffect(MatchResult imported) {
        return imported.group(1) == null;
    }

    /** @param last the name after {@code as}, the first one if there is none */
    private record Name(String first, String last) {}

    private static Stream<Name> names(String list) {
        return Stream.of(list.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> name.split("\\s+as\\s+"))
                .map(names -> new Name(names[0], names[names.length - 1]));
    }

    private static String variable(String module) {
        return "$" + module.replaceAll("\\W", "_");
    }

    private static String replace(Pattern pattern, String script, Function<MatchResult, String> replacement) {
        return pattern.matcher(script).replaceAll(match -> Matcher.quoteReplacement(replacement.apply(match)));
    }
}
