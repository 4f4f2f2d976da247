package io.frontrow.bootstrap.startup;

/** The reason why Frontrow does not start, in one line for the operator. */
public final class StartupFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartupFailure(String why) {
        super(why);
    }

    public StartupFailure(String why, Throwable cause) {
        super(why, cause);
    }
}
