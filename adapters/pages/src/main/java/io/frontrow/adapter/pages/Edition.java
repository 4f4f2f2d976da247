package io.frontrow.adapter.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The pages as one set of files that belong together. Its version is a hash over all of them and part of the URL of
 * every asset, so that relative imports stay within one edition and browsers may keep an asset for ever.
 *
 * @param version 16 hexadecimal digits
 * @param document the only document; every page is drawn into it by scripts
 * @param documentTag the entity tag of the document
 * @param assets by their paths below {@code /assets/<version>/}
 * @param importMapHash the source expression of a content security policy that allows the document's import map
 */
record Edition(String version, Asset document, String documentTag, Map<String, Asset> assets, String importMapHash) {
    private static final String DOCUMENT = "index.html";
    private static final String ASSETS = "assets/";
    private static final String VERSION = "{version}";
    private static final String PRELOADS = "<!-- preloads -->";
    private static final String LANGUAGES = "{languages}";
    private static final int HASH_BYTES = 8;
    private static final Pattern WORDS = Pattern.compile("text/([a-z]{2})\\.js");
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    Edition {
        assets = Map.copyOf(assets);
    }

    /**
     * Puts an edition together.
     *
     * @param files the content of all files by their paths, in the order of the paths
     */
    static Edition of(Map<String, byte[]> files) {
        Map<String, byte[]> assets = files.entrySet().stream()
                .filter(file -> file.getKey().startsWith(ASSETS))
                .collect(Collectors.toMap(file -> file.getKey().substring(ASSETS.length()), Map.Entry::getValue));
        String version = version(files);
        String document = document(files, assets, version);
        return new Edition(
                version,
                Asset.of(DOCUMENT, document.getBytes(UTF_8)),
                "\"" + shortened(sha256().digest(document.getBytes(UTF_8))) + "\"",
                assets.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, it -> Asset.of(it.getKey(), it.getValue()))),
                importMapHash(document));
    }

    /** {@return the asset at a path below {@code /assets/<version>/}} */
    Optional<Asset> asset(String path) {
        return Optional.ofNullable(assets.get(path));
    }

    private static String document(Map<String, byte[]> files, Map<String, byte[]> assets, String version) {
        byte[] content = Optional.ofNullable(files.get(DOCUMENT))
                .orElseThrow(() -> new IllegalStateException("There is no " + DOCUMENT + " among the pages"));
        return PageFiles.text(content)
                .replace(PRELOADS, ModuleGraph.of(assets).preloads())
                .replace(LANGUAGES, languages(assets))
                .replace(VERSION, version);
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

    private static String version(Map<String, byte[]> files) {
        MessageDigest hash = sha256();
        files.forEach((path, content) -> {
            hash.update(path.getBytes(UTF_8));
            hash.update((byte) 0);
            hash.update(sha256().digest(content));
        });
        return shortened(hash.digest());
    }

    private static String shortened(byte[] hash) {
        return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    }

    private static String importMapHash(String document) {
        Matcher importMap = IMPORT_MAP.matcher(document);
        if (!importMap.find()) {
            throw new IllegalStateException(DOCUMENT + " has no import map");
        }
        byte[] hash = sha256().digest(importMap.group(1).getBytes(UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
