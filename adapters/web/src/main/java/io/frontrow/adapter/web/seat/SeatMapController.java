package io.frontrow.adapter.web.seat;

import io.frontrow.adapter.web.fastpath.FastRoute;
import io.frontrow.adapter.web.fastpath.FastRoutes;
import io.frontrow.adapter.web.http.ApiResponse;
import io.frontrow.adapter.web.http.CallLimits;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.queue.TurnProblems;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.seat.ReadSeatMap;
import io.frontrow.seat.model.SeatMap;
import io.frontrow.seat.model.SeatStatus;
import io.frontrow.shared.id.PerformanceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Reads the seat map of a performance. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
final class SeatMapController implements FastRoutes {
    private static final String SEATS = "/performances/{performanceId}/seats";
    private static final String STATUSES = "/performances/{performanceId}/seat-statuses";

    private final ReadSeatMap readSeatMap;
    private final SeatMapCache cache;
    private final CallLimits limits;

    SeatMapController(ReadSeatMap readSeatMap, SeatMapCache cache, CallLimits limits) {
        this.readSeatMap = readSeatMap;
        this.cache = cache;
        this.limits = limits;
    }

    @Override
    public List<FastRoute> fastRoutes() {
        return List.of(
                FastRoute.get(SEATS, call -> seats(new PerformanceId(call.id()), call.entry(), Optional.empty())),
                FastRoute.get(STATUSES, call -> statuses(new PerformanceId(call.id()), call.entry())));
    }

    @GetMapping(SEATS)
    Mono<ApiResponse> seats(
            @PathVariable PerformanceId performanceId, QueueEntry entry, @RequestParam Optional<SeatStatus> status) {
        return limits.seatMaps().tryConsume(entry.userId())
                ? readSeatMap
                        .read(entry, performanceId)
                        .map(result -> response(result, map -> cache.encode(map, status)))
                : Mono.just(ApiResponse.problem(ProblemCode.TOO_MANY_REQUESTS));
    }

    @GetMapping(STATUSES)
    Mono<ApiResponse> statuses(@PathVariable PerformanceId performanceId, QueueEntry entry) {
        return readSeatMap.read(entry, performanceId).map(result -> response(result, cache::encodeStatuses));
    }

    private static ApiResponse response(ReadSeatMap.Result result, Function<SeatMap, EncodedSeats> encoding) {
        return switch (result) {
            case ReadSeatMap.Result.Read(var map, var asOf) -> response(map, asOf, encoding.apply(map));
            case ReadSeatMap.Result.NoTurn(var why) -> ApiResponse.problem(TurnProblems.of(why));
            case ReadSeatMap.Result.UnknownPerformance() -> ApiResponse.problem(ProblemCode.UNKNOWN_PERFORMANCE);
            case ReadSeatMap.Result.NotBookable() -> ApiResponse.problem(ProblemCode.PERFORMANCE_NOT_BOOKABLE);
        };
    }

    private static ApiResponse response(SeatMap map, Instant asOf, EncodedSeats seats) {
        return ApiResponse.ok(seats.asOf(map.performanceId(), asOf)).with(HttpHeaders.ETAG, seats.eTag());
    }
}
