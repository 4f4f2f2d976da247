package io.frontrow.adapter.pages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The files of the pages by their paths: {@code index.html}, and everything under {@code assets/}. They come with this
 * module; files of a directory replace them and add to them.
 */
final class PageFiles {
    private static final String ROOT = "pages/";
    private static final String ALL = "classpath*:" + ROOT + "**/*.*";

    private PageFiles() {}

    /**
     * Reads all files.
     *
     * @param directory the directory with an operator's own files, or null for none
     */
    static Map<String, byte[]> read(@Nullable Path directory) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (Resource resource : new PathMatchingResourcePatternResolver().getResources(ALL)) {
            files.put(pathOf(resource), resource.getContentAsByteArray());
        }
        if (directory != null) {
            addFilesOf(directory, files);
        }
        return files;
    }

    private static String pathOf(Resource resource) throws IOException {
        String url = resource.getURL().toString();
        return url.substring(url.lastIndexOf("/" + ROOT) + ROOT.length() + 1);
    }

    private static void addFilesOf(Path directory, Map<String, byte[]> files) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(directory.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        }
    }

    /** {@return the content of a text file} */
    static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
