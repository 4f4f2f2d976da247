package io.frontrow.adapter.web.queue;

import io.frontrow.adapter.web.fastpath.FastRoute;
import io.frontrow.adapter.web.fastpath.FastRoutes;
import io.frontrow.adapter.web.http.ApiPaths;
import io.frontrow.adapter.web.http.ApiResponse;
import io.frontrow.adapter.web.http.PublicSnapshots;
import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.problem.Violation;
import io.frontrow.adapter.web.security.Caller;
import io.frontrow.queue.ChangeWaitingRoom;
import io.frontrow.queue.ForecastChange;
import io.frontrow.queue.ReadRoomHistory;
import io.frontrow.queue.ReadWaitingRoom;
import io.frontrow.queue.ReadWaitingRoom.Result.Open;
import io.frontrow.queue.model.PolicyChange;
import io.frontrow.queue.model.PolicyChangeRefusal;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.shared.id.ConcertId;
import jakarta.validation.Valid;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Reads the public state of a queue; reads and changes waiting rooms for operators. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
final class WaitingRoomController implements FastRoutes {
    private static final String QUEUE = "/concerts/{concertId}/queue";

    private final ReadWaitingRoom readWaitingRoom;
    private final ChangeWaitingRoom changeWaitingRoom;
    private final ReadRoomHistory readRoomHistory;
    private final ForecastChange forecastChange;
    private final PublicSnapshots snapshots;

    WaitingRoomController(
            ReadWaitingRoom readWaitingRoom,
            ChangeWaitingRoom changeWaitingRoom,
            ReadRoomHistory readRoomHistory,
            ForecastChange forecastChange,
            PublicSnapshots snapshots) {
        this.readWaitingRoom = readWaitingRoom;
        this.changeWaitingRoom = changeWaitingRoom;
        this.readRoomHistory = readRoomHistory;
        this.forecastChange = forecastChange;
        this.snapshots = snapshots;
    }

    @Override
    public List<FastRoute> fastRoutes() {
        return List.of(FastRoute.get(QUEUE, call -> queue(new ConcertId(call.id()), call.request())));
    }

    @GetMapping(QUEUE)
    Mono<ApiResponse> queue(@PathVariable ConcertId concertId, ServerHttpRequest request) {
        return snapshots.get(
                request,
                concertId,
                () -> readWaitingRoom.read(concertId).map(result -> response(result, QueueResponse::of)));
    }

    @GetMapping("/admin/concerts/{concertId}/waiting-room")
    Mono<ApiResponse> waitingRoom(@PathVariable ConcertId concertId) {
        return readWaitingRoom.read(concertId).map(WaitingRoomController::response);
    }

    @GetMapping("/admin/concerts/{concertId}/waiting-room/history")
    Mono<ApiResponse> history(@PathVariable ConcertId concertId) {
        return readRoomHistory.read(concertId).map(result -> switch (result) {
            case ReadRoomHistory.Result.Known(var history) -> ApiResponse.ok(HistoryResponse.of(history));
            case ReadRoomHistory.Result.UnknownConcert() -> ApiResponse.problem(ProblemCode.UNKNOWN_CONCERT);
        });
    }

    @PostMapping(
            path = "/admin/concerts/{concertId}/waiting-room/forecast",
            consumes = {MediaType.APPLICATION_JSON_VALUE, ApiPaths.MERGE_PATCH})
    Mono<ApiResponse> forecast(@PathVariable ConcertId concertId, @Valid @RequestBody PolicyPatchRequest request) {
        return forecastChange.forecast(concertId, request.change()).map(result -> switch (result) {
            case ForecastChange.Result.Known known -> ApiResponse.ok(ForecastResponse.of(known));
            case ForecastChange.Result.UnknownConcert() -> ApiResponse.problem(ProblemCode.UNKNOWN_CONCERT);
        });
    }

    @PutMapping("/admin/concerts/{concertId}/waiting-room")
    Mono<ApiResponse> replace(
            @PathVariable ConcertId concertId,
            @AuthenticationPrincipal Caller caller,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody PolicyRequest request) {
        return change(caller, concertId, PolicyChange.to(request.policy()), ifMatch);
    }

    @PatchMapping(
            path = "/admin/concerts/{concertId}/waiting-room",
            consumes = {MediaType.APPLICATION_JSON_VALUE, ApiPaths.MERGE_PATCH})
    Mono<ApiResponse> patch(
            @PathVariable ConcertId concertId,
            @AuthenticationPrincipal Caller caller,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody PolicyPatchRequest request) {
        return change(caller, concertId, request.change(), ifMatch);
    }

    private Mono<ApiResponse> change(
            Caller caller, ConcertId concertId, PolicyChange change, @Nullable String ifMatch) {
        return changeWaitingRoom
                .change(new ChangeWaitingRoom.Command(caller.userId(), concertId, change, PolicyEpochs.named(ifMatch)))
                .map(WaitingRoomController::response);
    }

    @PostMapping("/admin/concerts/{concertId}/waiting-room/pause")
    Mono<ApiResponse> pause(@PathVariable ConcertId concertId, @AuthenticationPrincipal Caller caller) {
        return changeWaitingRoom.pause(caller.userId(), concertId).map(WaitingRoomController::response);
    }

    @PostMapping("/admin/concerts/{concertId}/waiting-room/resume")
    Mono<ApiResponse> resume(@PathVariable ConcertId concertId, @AuthenticationPrincipal Caller caller) {
        return changeWaitingRoom.resume(caller.userId(), concertId).map(WaitingRoomController::response);
    }

    private static ApiResponse response(ReadWaitingRoom.Result result, Function<Open, Object> response) {
        return switch (result) {
            case Open open -> ApiResponse.ok(response.apply(open));
            case ReadWaitingRoom.Result.UnknownConcert() -> ApiResponse.problem(ProblemCode.UNKNOWN_CONCERT);
        };
    }

    private static ApiResponse response(ReadWaitingRoom.Result result) {
        return switch (result) {
            case Open open -> response(open.room(), open.counts());
            case ReadWaitingRoom.Result.UnknownConcert() -> ApiResponse.problem(ProblemCode.UNKNOWN_CONCERT);
        };
    }

    private static ApiResponse response(ChangeWaitingRoom.Result result) {
        return switch (result) {
            case ChangeWaitingRoom.Result.Changed(var room, var counts) -> response(room, counts);
            case ChangeWaitingRoom.Result.Refused(var why) -> ApiResponse.problem(problem(why));
        };
    }

    private static Problem problem(PolicyChangeRefusal why) {
        return switch (why) {
            case UNKNOWN_CONCERT -> Problem.of(ProblemCode.UNKNOWN_CONCERT);
            case STALE -> Problem.of(ProblemCode.PRECONDITION_FAILED);
            case ORDER_IN_USE -> Problem.invalid(Violation.of("order", "orderInUse"));
            case OPENS_BEFORE_SALE -> Problem.invalid(Violation.of("opensAt", "opensBeforeSale"));
        };
    }

    private static ApiResponse response(WaitingRoom room, RoomCounts counts) {
        return ApiResponse.ok(WaitingRoomResponse.of(room, counts))
                .with(HttpHeaders.ETAG, PolicyEpochs.tag(room.epoch()));
    }
}
