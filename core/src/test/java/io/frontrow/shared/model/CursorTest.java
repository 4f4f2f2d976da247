package io.frontrow.shared.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CursorTest {

    @Property
    void anEncodedCursorIsParsedAgain(@ForAll long order, @ForAll long high, @ForAll long low) {
        Cursor cursor = new Cursor(order, new UUID(high, low));

        assertThat(Cursor.parse(cursor.encoded())).contains(cursor);
        assertThat(cursor.encoded()).matches("[A-Za-z0-9_-]{32}");
    }

    @Property
    void anyOtherTextIsNoCursorAndNoError(@ForAll String text) {
        Cursor.parse(text).ifPresent(cursor -> assertThat(cursor.encoded()).isEqualTo(text));
    }

    @Example
    void textOfAnotherLengthIsNoCursor() {
        String encoded = new Cursor(1, new UUID(2, 3)).encoded();

        assertThat(Cursor.parse("")).isEmpty();
        assertThat(Cursor.parse(encoded.substring(4))).isEmpty();
        assertThat(Cursor.parse(encoded + "AAAA")).isEmpty();
        assertThat(Cursor.parse("!" + encoded.substring(1))).isEmpty();
    }
}
