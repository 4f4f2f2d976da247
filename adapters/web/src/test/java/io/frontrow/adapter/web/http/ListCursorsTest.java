package io.frontrow.adapter.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.shared.model.Cursor;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListCursorsTest {
    private static final Cursor CURSOR = new Cursor(7, UUID.fromString("01a199e1-bb30-750d-a8ec-e8f08bd8d5eb"));

    private final ListCursors concerts = ListCursors.of("/api/v1/concerts");

    @Test
    void readsTheCursorsOfItsList() {
        assertThat(concerts.encode(CURSOR)).matches("[A-Za-z0-9_-]{44}");
        assertThat(concerts.parse(concerts.encode(CURSOR))).contains(CURSOR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/wallet/entries", "/api/v1/concerts/1/performances", "/api/v1/concerts/", ""})
    void rejectsTheCursorsOfOtherLists(String path) {
        assertThat(concerts.parse(ListCursors.of(path).encode(CURSOR))).isEmpty();
    }

    @Test
    void rejectsOtherTexts() {
        String encoded = concerts.encode(CURSOR);
        assertThat(concerts.parse("")).isEmpty();
        assertThat(concerts.parse(CURSOR.encoded())).isEmpty();
        assertThat(concerts.parse(encoded + "A")).isEmpty();
        assertThat(concerts.parse("A" + encoded)).isEmpty();
        assertThat(concerts.parse(encoded.substring(32))).isEmpty();
    }
}
