package io.frontrow.adapter.pages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
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

    /** Reads the files that come with this module. */
    static Map<String, byte[]> ofModule() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (Resource resource : new PathMatchingResourcePatternResolver().getResources(ALL)) {
            files.put(pathOf(resource), resource.getContentAsByteArray());
        }
        return files;
    }

    /** Reads the files of a directory. */
    static Map<String, byte[]> of(Path directory) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(directory.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        }
        return files;
    }

    private static String pathOf(Resource resource) throws IOException {
        String url = resource.getURL().toString();
        return url.substring(url.lastIndexOf("/" + ROOT) + ROOT.length() + 1);
    }

    /** {@return the content of a text file} */
    static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
