package io.frontrow.adapter.web.catalog;

import static io.frontrow.shared.Optionals.ifPresent;

import io.frontrow.adapter.web.fastpath.FastRoute;
import io.frontrow.adapter.web.fastpath.FastRoutes;
import io.frontrow.adapter.web.http.ApiResponse;
import io.frontrow.adapter.web.http.PageRequests;
import io.frontrow.adapter.web.http.PageResponse;
import io.frontrow.adapter.web.http.PublicSnapshots;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.queue.TurnProblems;
import io.frontrow.catalog.port.Concerts;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.seat.ListPerformances;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.model.PageRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Lists concerts and their performances. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
final class ConcertController implements FastRoutes {
    private static final String CONCERTS = "/concerts";
    private static final String PERFORMANCES = "/concerts/{concertId}/performances";

    private final Concerts concerts;
    private final ConcertResponses responses;
    private final ListPerformances listPerformances;
    private final PublicSnapshots snapshots;

    ConcertController(
            Concerts concerts,
            ConcertResponses responses,
            ListPerformances listPerformances,
            PublicSnapshots snapshots) {
        this.concerts = concerts;
        this.responses = responses;
        this.listPerformances = listPerformances;
        this.snapshots = snapshots;
    }

    @Override
    public List<FastRoute> fastRoutes() {
        return List.of(
                FastRoute.get(CONCERTS, call -> list(PageRequests.of(call.request()), call.request()))
                        .withParameters(),
                FastRoute.get(
                                PERFORMANCES,
                                call -> performances(
                                        new ConcertId(call.id()),
                                        Optional.empty(),
                                        PageRequests.of(call.request()),
                                        call.request()))
                        .withParameters());
    }

    @GetMapping(CONCERTS)
    Mono<ApiResponse> list(PageRequest page, ServerHttpRequest request) {
        return snapshots.get(
                request,
                page,
                () -> concerts.upcoming(page).flatMap(responses::of).map(ApiResponse::ok));
    }

    @GetMapping("/concerts/{concertId}")
    Mono<ApiResponse> find(@PathVariable ConcertId concertId, ServerHttpRequest request) {
        return snapshots.get(
                request,
                concertId,
                () -> ifPresent(
                        concerts.find(concertId),
                        concert -> responses.of(concert).map(ApiResponse::ok),
                        () -> ApiResponse.problem(ProblemCode.UNKNOWN_CONCERT)));
    }

    @GetMapping(PERFORMANCES)
    Mono<ApiResponse> performances(
            @PathVariable ConcertId concertId,
            Optional<QueueEntry> entry,
            PageRequest page,
            ServerHttpRequest request) {
        return snapshots
                .get(request, page, () -> performances(concertId, Optional.empty(), page))
                .flatMap(asVisitor -> entry.isPresent() && asVisitor instanceof ApiResponse.Failure
                        ? performances(concertId, entry, page)
                        : Mono.just(asVisitor));
    }

    private Mono<ApiResponse> performances(ConcertId concertId, Optional<QueueEntry> entry, PageRequest page) {
        return listPerformances
                .list(new ListPerformances.Query(concertId, entry, page))
                .map(ConcertController::response);
    }

    private static ApiResponse response(ListPerformances.Result result) {
        return switch (result) {
            case ListPerformances.Result.Listed(var page) ->
                ApiResponse.ok(PageResponse.of(page, PerformanceResponse::of));
            case ListPerformances.Result.UnknownConcert() -> ApiResponse.problem(ProblemCode.UNKNOWN_CONCERT);
            case ListPerformances.Result.NoEntry() -> ApiResponse.problem(ProblemCode.QUEUE_TOKEN_MISSING);
            case ListPerformances.Result.NoTurn(var why) -> ApiResponse.problem(TurnProblems.of(why));
        };
    }
}
