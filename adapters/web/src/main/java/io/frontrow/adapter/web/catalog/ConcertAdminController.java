package io.frontrow.adapter.web.catalog;

import io.frontrow.adapter.web.http.Answer;
import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.problem.Violation;
import io.frontrow.catalog.CreateConcert;
import io.frontrow.catalog.CreatePerformance;
import io.frontrow.catalog.model.Concert;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.catalog.model.SeatPlan;
import jakarta.validation.Valid;
import java.net.URI;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Lets the operator announce concerts and their dates. */
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
    Mono<Answer> create(@Valid @RequestBody ConcertRequest request) {
        return createConcert.create(request.command()).map(ConcertAdminController::answer);
    }

    @PostMapping("/{concertId}/performances")
    Mono<Answer> createPerformance(@PathVariable ConcertId concertId, @Valid @RequestBody PerformanceRequest request) {
        return request.fitsAHall()
                ? createPerformance.create(request.command(concertId)).map(ConcertAdminController::answer)
                : Mono.just(Answer.refused(hallTooLarge()));
    }

    private static Problem hallTooLarge() {
        return Problem.invalid(Violation.of("sections", "hallTooLarge", SeatPlan.SEATS_MAX));
    }

    private static Answer answer(Concert concert) {
        return Answer.created(ConcertResponse.of(concert))
                .at(URI.create("/api/v1/concerts/" + concert.concertId().value()));
    }

    private static Answer answer(CreatePerformance.Result result) {
        return switch (result) {
            case CreatePerformance.Result.Created(var performance) ->
                Answer.created(PerformanceResponse.of(performance));
            case CreatePerformance.Result.UnknownConcert() -> Answer.refused(ProblemCode.UNKNOWN_CONCERT);
        };
    }
}
