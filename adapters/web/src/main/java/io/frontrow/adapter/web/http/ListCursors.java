package io.frontrow.adapter.web.http;

import io.frontrow.shared.model.Cursor;
import io.frontrow.shared.model.Sha256;
import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * The cursors of one list as clients receive and send them: the position, followed by a tag of the list's path. A
 * cursor of another list is therefore rejected instead of leading to an arbitrary position. The tag is not a signature:
 * a forged cursor reveals nothing, since a list shows the same items from any position.
 */
final class ListCursors {
    private static final int TAG_LENGTH = 12;

    private final String tag;

    private ListCursors(String tag) {
        this.tag = tag;
    }

    /** {@return the cursors of the list that the request asks for} */
    static ListCursors of(ServerHttpRequest request) {
        return of(CanonicalPath.of(request));
    }

    /** {@return the cursors of the list with this canonical path} */
    static ListCursors of(String path) {
        return new ListCursors(Sha256.hex(path).substring(0, TAG_LENGTH));
    }

    String encode(Cursor cursor) {
        return cursor.encoded() + tag;
    }

    /** {@return the cursor, or empty if the text is no cursor of this list} */
    Optional<Cursor> parse(String text) {
        return text.endsWith(tag) ? Cursor.parse(text.substring(0, text.length() - tag.length())) : Optional.empty();
    }
}
