package io.frontrow.adapter.web.catalog;

import io.frontrow.adapter.web.http.ApiPaths;
import io.frontrow.adapter.web.http.ApiResponse;
import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.problem.Violation;
import io.frontrow.adapter.web.security.Caller;
import io.frontrow.catalog.ChangeConcert;
import io.frontrow.catalog.CreateConcert;
import io.frontrow.catalog.CreatePerformance;
import io.frontrow.catalog.model.Concert;
import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.catalog.port.Concerts;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.model.PageRequest;
import io.frontrow.shared.model.Points;
import jakarta.validation.Valid;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
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
    private final ChangeConcert changeConcert;
    private final CreatePerformance createPerformance;
    private final Concerts concerts;
    private final ConcertResponses responses;

    ConcertAdminController(
            CreateConcert createConcert,
            ChangeConcert changeConcert,
            CreatePerformance createPerformance,
            Concerts concerts,
            ConcertResponses responses) {
        this.createConcert = createConcert;
        this.changeConcert = changeConcert;
        this.createPerformance = createPerformance;
        this.concerts = concerts;
        this.responses = responses;
    }

    @GetMapping
    Mono<ApiResponse> list(PageRequest request) {
        return concerts.all(request).flatMap(responses::of).map(ApiResponse::ok);
    }

    @PostMapping
    Mono<ApiResponse> create(@AuthenticationPrincipal Caller caller, @Valid @RequestBody ConcertRequest request) {
        return createConcert
                .create(request.command(caller.userId()))
                .flatMap(created -> created.map(this::created).orElseGet(() -> Mono.just(timeZoneDiffers())));
    }

    @PatchMapping(
            path = "/{concertId}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, ApiPaths.MERGE_PATCH})
    Mono<ApiResponse> change(
            @PathVariable ConcertId concertId,
            @AuthenticationPrincipal Caller caller,
            @Valid @RequestBody ConcertPatchRequest request) {
        return changeConcert
                .change(caller.userId(), concertId, request.change())
                .flatMap(this::response);
    }

    private Mono<ApiResponse> response(ChangeConcert.Result result) {
        return switch (result) {
            case ChangeConcert.Result.Changed(var concert) ->
                responses.of(concert).map(ApiResponse::ok);
            case ChangeConcert.Result.UnknownConcert() -> Mono.just(ApiResponse.problem(ProblemCode.UNKNOWN_CONCERT));
            case ChangeConcert.Result.TimeZoneDiffers() -> Mono.just(timeZoneDiffers());
            case ChangeConcert.Result.SaleAfterPerformance() ->
                Mono.just(ApiResponse.problem(Problem.invalid(Violation.of("salesOpenAt", "saleAfterPerformance"))));
        };
    }

    private static ApiResponse timeZoneDiffers() {
        return ApiResponse.problem(Problem.invalid(Violation.of("timeZone", "timeZoneDiffers")));
    }

    @PostMapping("/{concertId}/performances")
    Mono<ApiResponse> createPerformance(
            @PathVariable ConcertId concertId,
            @AuthenticationPrincipal Caller caller,
            @Valid @RequestBody PerformanceRequest request) {
        return request.flaw()
                .map(flaw -> Mono.<ApiResponse>just(ApiResponse.problem(Problem.invalid(violation(flaw)))))
                .orElseGet(() -> createPerformance
                        .create(request.command(caller.userId(), concertId))
                        .map(ConcertAdminController::response));
    }

    private static Violation violation(SeatPlan.Flaw flaw) {
        return switch (flaw) {
            case NO_SECTIONS -> Violation.of("sections", "NotNull");
            case TOO_MANY_SEATS -> Violation.of("sections", "hallTooLarge", SeatPlan.SEATS_MAX);
            case SAME_NAME -> Violation.of("sections", "sameSectionName");
            case TOO_VALUABLE -> Violation.of("sections", "hallTooValuable", Points.MAX);
        };
    }

    private Mono<ApiResponse> created(Concert concert) {
        return responses
                .of(concert)
                .map(response -> ApiResponse.created(response)
                        .at("/concerts/" + concert.concertId().value()));
    }

    private static ApiResponse response(CreatePerformance.Result result) {
        return switch (result) {
            case CreatePerformance.Result.Created(var performance) ->
                ApiResponse.created(PerformanceResponse.of(performance));
            case CreatePerformance.Result.UnknownConcert() -> ApiResponse.problem(ProblemCode.UNKNOWN_CONCERT);
            case CreatePerformance.Result.Refused(var why) -> ScheduleProblems.response(why);
        };
    }
}
