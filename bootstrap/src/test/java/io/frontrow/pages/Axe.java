package io.frontrow.pages;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Finds what keeps people from using a page. Axe is loaded once for each document, and reports nothing that is right. */
final class Axe {
    private static final List<String> WCAG_22_AA =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** For elements of audio and video, of which there are none. For its sake axe would load all style sheets again. */
    private static final String NEEDING_FILES = "no-autoplay-audio";

    private static final String SCRIPT = script();

    private static final String RUN = """
            async ([tags, disabled]) => {
              const { violations } = await axe.run(document, {
                resultTypes: ['violations'],
                selectors: false,
                runOnly: { type: 'tag', values: tags },
                rules: { [disabled]: { enabled: false } },
              });
              return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(', ')}`);
            }
            """;

    private Axe() {}

    /** The broken rules, each with the elements that break it. */
    static List<?> violations(Page page) {
        if (page.evaluate("'axe' in window").equals(false)) {
            page.evaluate(SCRIPT);
        }
        return (List<?>) page.evaluate(RUN, List.of(WCAG_22_AA, NEEDING_FILES));
    }

    private static String script() {
        try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
