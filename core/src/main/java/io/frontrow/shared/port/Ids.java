package io.frontrow.shared.port;

import java.util.UUID;

/** A source of ids that leave the system: UUID version 7, so that later ones sort behind. */
@FunctionalInterface
public interface Ids {

    UUID next();
}
