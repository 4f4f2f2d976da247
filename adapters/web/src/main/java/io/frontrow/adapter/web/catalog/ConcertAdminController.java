package io.frontrow.adapter.web.catalog;

import io.frontrow.adapter.web.http.ApiResponse;
import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.problem.Violation;
import io.frontrow.catalog.CreateConcert;
import io.frontrow.catalog.CreatePerformance;
import io.frontrow.catalog.model.Concert;
import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.shared.id.ConcertId;
import jakarta.validation.Valid;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Creates concerts and their performances, for operators. */
@RestController
@RequestMapping(path = "/admin/concerts", produces = MediaType.APPLICATION_JSON_VALUE)
final class ConcertAdminController {
    private final CreateConcert createConcert;
    private final CreatePerformance createPerformance;

    ConcertAdminController(CreateConcert createConcert, CreatePerformance createPerformance) {
        this.createConcert = createConcert;
        this.createPerformance = createPerformance;
    }

    @PostMapping
    Mono<ApiResponse> create(@Valid @RequestBody ConcertRequest request) {
        return createConcert.create(request.command()).map(ConcertAdminController::response);
    }

    @PostMapping("/{concertId}/performances")
    Mono<ApiResponse> createPerformance(
            @PathVariable ConcertId concertId, @Valid @RequestBody PerformanceRequest request) {
        return request.fitsSeatLimit()
                ? createPerformance.create(request.command(concertId)).map(ConcertAdminController::response)
                : Mono.just(ApiResponse.problem(hallTooLarge()));
    }

    private static Problem hallTooLarge() {
        return Problem.invalid(Violation.of("sections", "hallTooLarge", SeatPlan.SEATS_MAX));
    }

    private static ApiResponse response(Concert concert) {
        return ApiResponse.created(ConcertResponse.of(concert))
                .at("/concerts/" + concert.concertId().value());
    }

    private static ApiResponse response(CreatePerformance.Result result) {
        return switch (result) {
            case CreatePerformance.Result.Created(var performance) ->
                ApiResponse.created(PerformanceResponse.of(performance));
            case CreatePerformance.Result.UnknownConcert() -> ApiResponse.problem(ProblemCode.UNKNOWN_CONCERT);
        };
    }
}
