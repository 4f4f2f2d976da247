package io.frontrow.bootstrap.startup;

/** Why Frontrow does not start, in one line for whoever started it. */
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartRefused(String why) {
        super(why);
    }

    public StartRefused(String why, Throwable cause) {
        super(why, cause);
    }
}
