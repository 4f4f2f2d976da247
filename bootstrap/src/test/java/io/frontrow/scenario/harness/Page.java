package io.frontrow.scenario.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Markdown page of the documentation.
 *
 * @param file absolute and normalized
 * @param text without its blocks of code
 */
public record Page(Path file, String text) {

    private static final Pattern CODE = Pattern.compile("^ *```.*?^ *```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]*)#?([^)]*)\\)");

    /** A link to another file of the repository, or within the page. The anchor may be empty. */
    public record Link(String text, Path file, String anchor) {}

    /** {@return all pages: those in {@code docs}, and those at the root} */
    public static List<Page> all() {
        try (Stream<Path> docs = Files.walk(Repository.path("docs"));
                Stream<Path> root = Files.list(Repository.path(""))) {
            return Stream.concat(root, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(Page::at)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Page of(String relative) {
        return at(Repository.path(relative));
    }

    public static Page at(Path file) {
        try {
            return new Page(
                    file.normalize(), CODE.matcher(Files.readString(file)).replaceAll(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<String> headings() {
        return HEADING.matcher(text).results().map(heading -> heading.group(1)).toList();
    }

    /** {@return what links to a heading end with} */
    public List<String> anchors() {
        return headings().stream().map(Page::anchor).toList();
    }

    public List<Link> links() {
        return LINK.matcher(text)
                .results()
                .map(link -> new Link(link.group(), target(link.group(1)), link.group(2)))
                .toList();
    }

    /** {@return the anchor of a heading, as GitHub makes it} */
    static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private Path target(String link) {
        return link.isEmpty() ? file : file.resolveSibling(link).normalize();
    }

    @Override
    public String toString() {
        return Repository.path("").relativize(file).toString();
    }
}
