package io.frontrow.adapter.web.catalog;

import io.frontrow.adapter.web.http.ApiResponse;
import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.problem.Violation;
import io.frontrow.catalog.model.ScheduleRefusal;

/** The problems of a performance that cannot begin at a time. */
final class ScheduleProblems {
    private static final String FIELD = "startsAt";

    private ScheduleProblems() {}

    static ApiResponse response(ScheduleRefusal why) {
        return switch (why) {
            case IN_PAST -> ApiResponse.problem(Problem.invalid(Violation.of(FIELD, "startsInPast")));
            case BEFORE_SALE -> ApiResponse.problem(Problem.invalid(Violation.of(FIELD, "startsBeforeSale")));
            case EXISTS -> ApiResponse.problem(ProblemCode.PERFORMANCE_EXISTS);
        };
    }
}
