package io.frontrow.shared.port;

/** Signals that a store cannot be reached, responds too late or rejects work for now. A later attempt may succeed. */
public final class StoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String store, Throwable cause) {
        super(store + " is unavailable", cause);
    }
}
