package io.frontrow.scenario.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/** Proof of a requirement that a test cannot give: a measured figure, or a section of the documentation. */
public sealed interface DocumentedProof {

    /** The id of the requirement. */
    String id();

    /** The page, relative to {@code docs/}. */
    String page();

    /** The heading of the section on that page. */
    String heading();

    /** {@return the proof as it is shown in the table of requirements} */
    String text();

    /**
     * A figure that a benchmark measured.
     *
     * @param benchmark the simple name of the class that measures it; the page shows how to run it
     * @param row the first cell of the row of the page's table in which the figure is a cell
     */
    record Measured(String id, String page, String heading, String benchmark, String row, String figure, String unit)
            implements DocumentedProof {

        @Override
        public String text() {
            return "%s, `%s`: %s %s (%s)".formatted(link(), benchmark, figure, unit, row);
        }

        /** {@return whether the page has the figure in that row} */
        public boolean isQuotedFrom(String text) {
            return text.lines()
                    .map(Measured::cells)
                    .anyMatch(cells -> cells.contains(figure) && cells.get(1).equals(row));
        }

        private static List<String> cells(String line) {
            return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        }
    }

    /** A section that describes what is asked for. */
    record Described(String id, String page, String heading) implements DocumentedProof {

        @Override
        public String text() {
            return link();
        }
    }

    /** {@return all proofs of this kind} They are listed in {@code documented-proofs.txt}. */
    static List<DocumentedProof> all() {
        try {
            return new ClassPathResource("io/frontrow/scenario/documented-proofs.txt")
                    .getContentAsString(UTF_8)
                    .lines()
                    .map(DocumentedProof::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return a link to the section, with the title of the page in front} */
    default String link() {
        String title = Page.of("docs/" + page()).headings().getFirst();
        String name = title.equals(heading()) ? title : title + ": " + heading();
        return "[%s](%s#%s)".formatted(name, page(), Page.anchor(heading()));
    }

    private static DocumentedProof of(String line) {
        String[] parts = line.split(" \\| ", -1);
        return switch (parts.length) {
            case 3 -> new Described(parts[0], parts[1], parts[2]);
            case 7 -> new Measured(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6]);
            default -> throw new IllegalArgumentException(line);
        };
    }
}
