package io.frontrow.shared.port;

/** The fault of a store that cannot be reached, answers too late or refuses work for now. Trying again later may help. */
public final class StoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String store, Throwable cause) {
        super(store + " is unavailable", cause);
    }
}
