package io.frontrow.adapter.web.problem;

/** Carries a problem past the framework, where it leaves no way to return one: out of a resolver of arguments. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.code().code(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
