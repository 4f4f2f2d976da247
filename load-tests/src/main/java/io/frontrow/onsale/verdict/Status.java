package io.frontrow.onsale.verdict;

/** What became of a line of the verdict, and of the verdict as a whole. */
public enum Status {
    PASS(0),
    FAIL(1),
    /** Too little was seen to say. */
    UNKNOWN(2);

    private final int exitCode;

    Status(int exitCode) {
        this.exitCode = exitCode;
    }

    /** {@return the exit code of a judge who says so} */
    public int exitCode() {
        return exitCode;
    }
}
