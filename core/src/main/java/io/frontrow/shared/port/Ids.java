package io.frontrow.shared.port;

import java.util.UUID;

/**
 * A source of new ids. They are UUIDs of version 7, so that later ids sort after earlier ones. An id may be drawn
 * before it is known whether it will be used.
 */
@FunctionalInterface
public interface Ids {

    UUID next();
}
