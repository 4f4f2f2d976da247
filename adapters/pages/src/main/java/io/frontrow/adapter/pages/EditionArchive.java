package io.frontrow.adapter.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The edition of the files that come with this module, as one archive. The build writes it, so that the application
 * does not join and compress at each start.
 */
final class EditionArchive {
    private static final String NAME = "pages.zip";
    private static final String VERSION = "version";
    private static final String IMPORT_MAP_HASH = "import-map-hash";
    private static final String DOCUMENTS = "documents/";
    private static final String ASSETS = "assets/";
    private static final String GZIPPED = ".gz";

    /** The same for all, so that a build of the same files makes the same archive. */
    private static final LocalDateTime MODIFIED = LocalDateTime.of(2026, 1, 1, 0, 0);

    private EditionArchive() {}

    /**
     * Makes the edition and writes it. Maven calls it.
     *
     * @param arguments the directory of the compiled classes
     */
    public static void main(String[] arguments) throws IOException {
        Path archive = Path.of(arguments[0]).resolve(NAME);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            // The files are compressed already.
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (Entry<String, byte[]> file :
                    files(Edition.of(PageFiles.ofModule())).entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(MODIFIED);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        }
    }

    /** Reads what the build has written. */
    static Edition read() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(open())) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return new Edition(
                text(files, VERSION),
                text(files, IMPORT_MAP_HASH),
                below(DOCUMENTS, files, file -> Document.of(kept(Document.TEMPLATE, file))),
                below(ASSETS, files, file -> kept(name(file), file)));
    }

    private static String text(Map<String, byte[]> files, String name) {
        return PageFiles.text(Objects.requireNonNull(files.get(name), name));
    }

    private static InputStream open() {
        return Objects.requireNonNull(
                EditionArchive.class.getResourceAsStream("/" + NAME), "The build has not written " + NAME);
    }

    private static Map<String, byte[]> files(Edition edition) {
        Map<String, byte[]> files = new TreeMap<>();
        files.put(VERSION, edition.version().getBytes(UTF_8));
        files.put(IMPORT_MAP_HASH, edition.importMapHash().getBytes(UTF_8));
        edition.documents().forEach((module, document) -> put(files, DOCUMENTS + module, document.content()));
        edition.assets().forEach((path, asset) -> put(files, ASSETS + path, asset));
        return files;
    }

    private static void put(Map<String, byte[]> files, String name, Asset asset) {
        files.put(asset.isGzipped() ? name + GZIPPED : name, asset.kept());
    }

    private static <T> Map<String, T> below(
            String folder, Map<String, byte[]> files, Function<Entry<String, byte[]>, T> read) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().startsWith(folder))
                .collect(Collectors.toMap(file -> name(file).substring(folder.length()), read));
    }

    private static Asset kept(String name, Entry<String, byte[]> file) {
        return Asset.kept(name, file.getValue(), file.getKey().endsWith(GZIPPED));
    }

    private static String name(Entry<String, byte[]> file) {
        String name = file.getKey();
        return name.endsWith(GZIPPED) ? name.substring(0, name.length() - GZIPPED.length()) : name;
    }
}
