package io.frontrow.account.port;

/** More passwords are being hashed than can be done in time. A later attempt may succeed. */
public final class HashingBusy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public HashingBusy() {
        super("more passwords are being hashed than can be done in time", null, false, false);
    }
}
