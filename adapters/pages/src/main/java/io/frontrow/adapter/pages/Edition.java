package io.frontrow.adapter.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pages as one set of files that belong together. Its version is a hash over the assets and part of the URL of
 * each, so that relative imports stay within one edition and browsers may keep an asset for ever.
 *
 * @param version 16 hexadecimal digits
 * @param importMapHash the source expression of a content security policy that allows the import map of the documents
 * @param documents the documents of the pages by the modules that draw them; the first script draws what is missing
 * @param assets by their paths below {@code /assets/<version>/}
 */
record Edition(String version, String importMapHash, Map<String, Document> documents, Map<String, Asset> assets) {
    private static final String ASSETS = "assets/";
    private static final String VERSION = "{version}";
    private static final String PRELOADS = "<!-- preloads -->";
    private static final String LANGUAGES = "{languages}";
    private static final Pattern WORDS = Pattern.compile("text/([a-z]{2})\\.js");
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    Edition {
        documents = Map.copyOf(documents);
        assets = Map.copyOf(assets);
    }

    /**
     * Puts an edition together: joins the modules of the first page and compresses every file.
     *
     * @param files the content of all files by their paths, in the order of the paths
     */
    static Edition of(Map<String, byte[]> files) {
        Map<String, byte[]> assets = JoinedModules.in(files.entrySet().stream()
                .filter(file -> file.getKey().startsWith(ASSETS))
                .collect(Collectors.toMap(file -> file.getKey().substring(ASSETS.length()), Map.Entry::getValue)));
        String version = version(assets);
        String template = template(files, assets).replace(VERSION, version);
        return new Edition(
                version,
                importMapHash(template),
                documents(template, assets, version),
                assets.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, it -> Asset.of(it.getKey(), it.getValue()))));
    }

    /** {@return the document of the page that a module of {@link PagePaths#PAGES} draws} */
    Document page(String module) {
        return documents.getOrDefault(module, missing());
    }

    /** {@return the document that says that there is no page} */
    Document missing() {
        return Objects.requireNonNull(documents.get(JoinedModules.JOINED));
    }

    /** {@return the asset at a path below {@code /assets/<version>/}} */
    Optional<Asset> asset(String path) {
        return Optional.ofNullable(assets.get(path));
    }

    private static String template(Map<String, byte[]> files, Map<String, byte[]> assets) {
        return Optional.ofNullable(files.get(Document.TEMPLATE))
                .map(PageFiles::text)
                .orElseThrow(() -> new IllegalStateException("There is no " + Document.TEMPLATE + " among the pages"))
                .replace(LANGUAGES, languages(assets));
    }

    private static Map<String, Document> documents(String template, Map<String, byte[]> assets, String version) {
        return Stream.concat(Stream.of(JoinedModules.JOINED), PagePaths.PAGES.values().stream())
                .distinct()
                .collect(Collectors.toMap(module -> module, module -> document(template, assets, version, module)));
    }

    /** Names the modules that the page needs, so that a browser fetches all of them at once. */
    private static Document document(String template, Map<String, byte[]> assets, String version, String module) {
        String preloads = ModuleGraph.of(assets, List.of(JoinedModules.JOINED, module)).stream()
                .map(path -> "<link rel=\"modulepreload\" href=\"/assets/%s/%s\">".formatted(version, path))
                .collect(Collectors.joining("\n"));
        return Document.of(
                Asset.of(Document.TEMPLATE, template.replace(PRELOADS, preloads).getBytes(UTF_8)));
    }

    /** The codes of the languages that have a file of words, which the scripts offer. */
    private static String languages(Map<String, byte[]> assets) {
        return assets.keySet().stream()
                .map(WORDS::matcher)
                .filter(Matcher::matches)
                .map(words -> words.group(1))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** {@return a hash over files: 16 hexadecimal digits} */
    static String version(Map<String, byte[]> files) {
        MessageDigest hash = Sha256.begin();
        files.forEach((path, content) -> {
            hash.update(path.getBytes(UTF_8));
            hash.update((byte) 0);
            hash.update(Sha256.of(content));
        });
        return Sha256.shortened(hash, new byte[0]);
    }

    private static String importMapHash(String document) {
        Matcher importMap = IMPORT_MAP.matcher(document);
        if (!importMap.find()) {
            throw new IllegalStateException(Document.TEMPLATE + " has no import map");
        }
        byte[] hash = Sha256.of(importMap.group(1).getBytes(UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    }
}
