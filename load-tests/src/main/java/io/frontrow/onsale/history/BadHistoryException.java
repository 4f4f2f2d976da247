package io.frontrow.onsale.history;

import tools.jackson.core.JacksonException;

/** A file is not a history. The message names the line. */
public final class BadHistoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadHistoryException(String name, JacksonException cause) {
        super(name + ": line " + cause.getLocation().getLineNr() + ": " + cause.getOriginalMessage(), cause);
    }
}
