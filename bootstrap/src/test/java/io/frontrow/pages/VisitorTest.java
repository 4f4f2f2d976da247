package io.frontrow.pages;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the tests of the pages would notice. */
@ExtendWith(ChromiumCondition.class)
class VisitorTest {
    @Test
    void notesAFileThatIsMissing() {
        try (Visitor visitor =
                new Visitor(Chromium.shared(), PagesTest.frontrow().address(), Device.DESK)) {
            visitor.opens("/").page().evaluate("fetch('/assets/none/none.js').then(() => {})");

            assertThatThrownBy(visitor::metNoFault).hasMessageContaining("404").hasMessageContaining("none.js");
        }
    }
}
