package io.frontrow.adapter.web.fastpath;

import io.frontrow.adapter.web.http.Uuids;
import java.util.Optional;
import java.util.UUID;

/** A path with one variable at most, which is a UUID. Others are cheaper to tell apart than by a general pattern. */
final class PathTemplate {
    private static final int UUID_LENGTH = 36;
    private static final UUID NO_ID = new UUID(0, 0);

    private final String beforeId;
    private final String afterId;
    private final boolean hasId;

    /** @param text the path, with a name in braces for the variable */
    PathTemplate(String text) {
        this.hasId = text.indexOf('{') >= 0;
        this.beforeId = hasId ? text.substring(0, text.indexOf('{')) : text;
        this.afterId = hasId ? text.substring(text.indexOf('}') + 1) : "";
    }

    /** {@return the id in the path, any id if the template has no variable, or empty if the path does not fit} */
    Optional<UUID> match(String path) {
        if (path.length() != length() || !path.startsWith(beforeId) || !path.endsWith(afterId)) {
            return Optional.empty();
        }
        return hasId ? id(path.substring(beforeId.length(), beforeId.length() + UUID_LENGTH)) : Optional.of(NO_ID);
    }

    private int length() {
        return beforeId.length() + (hasId ? UUID_LENGTH : 0) + afterId.length();
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(Uuids.parse(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
