package io.frontrow.adapter.web.catalog;

import io.frontrow.adapter.web.http.ApiResponse;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.port.Performances;
import io.frontrow.shared.id.PerformanceId;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Reads the plan of a performance's hall, which never changes. */
@RestController
final class PlanController {
    private static final String FOREVER = "public, max-age=31536000, immutable";

    private final Performances performances;

    PlanController(Performances performances) {
        this.performances = performances;
    }

    @GetMapping(path = "/performances/{performanceId}/plan", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ApiResponse> plan(@PathVariable PerformanceId performanceId) {
        return performances.find(performanceId).map(PlanController::response);
    }

    private static ApiResponse response(Optional<Performance> found) {
        return found.<ApiResponse>map(PlanController::response)
                .orElseGet(() -> ApiResponse.problem(ProblemCode.UNKNOWN_PERFORMANCE));
    }

    /** The id is a sufficient tag, since a performance has one plan. */
    private static ApiResponse response(Performance performance) {
        return ApiResponse.ok(PlanResponse.of(performance))
                .with(HttpHeaders.ETAG, "W/\"" + performance.performanceId().value() + "\"")
                .with(HttpHeaders.CACHE_CONTROL, FOREVER);
    }
}
