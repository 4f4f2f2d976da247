package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.scenario.harness.Page;
import io.frontrow.scenario.harness.Repository;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentationLinksTest {

    static List<Page> pages() {
        return Page.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void everyLinkLeadsToAFileAndAHeading(Page page) {
        assertThat(page.links()).allSatisfy(link -> {
            assertThat(link.file()).as(link.text()).exists();
            if (!link.anchor().isEmpty()) {
                assertThat(Page.at(link.file()).anchors()).as(link.text()).contains(link.anchor());
            }
        });
    }

    @Test
    void theIndexNamesEveryPage() {
        assertThat(Page.of("docs/README.md").links())
                .extracting(Page.Link::file)
                .containsAll(Page.all().stream()
                        .map(Page::file)
                        .filter(file -> Repository.path("docs").equals(file.getParent()))
                        .filter(file -> !file.endsWith("README.md"))
                        .toList());
    }
}
