package io.frontrow.adapter.web.reservation;

import io.frontrow.adapter.web.fastpath.FastRoute;
import io.frontrow.adapter.web.fastpath.FastRoutes;
import io.frontrow.adapter.web.http.ApiResponse;
import io.frontrow.adapter.web.http.PageResponse;
import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.problem.Violation;
import io.frontrow.adapter.web.seat.SeatProblems;
import io.frontrow.adapter.web.security.Caller;
import io.frontrow.catalog.port.Performances;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.reservation.CancelReservation;
import io.frontrow.reservation.ReserveSeats;
import io.frontrow.reservation.model.CancellationOutcome;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.port.Reservations;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import io.frontrow.shared.port.StoreUnavailable;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Makes and cancels reservations, and lists those of the user. */
@RestController
@RequestMapping(path = ReservationController.RESERVATIONS, produces = MediaType.APPLICATION_JSON_VALUE)
final class ReservationController implements FastRoutes {
    static final String RESERVATIONS = "/reservations";

    /** Reservations of a page that are described at once. */
    private static final int CONCURRENCY = 8;

    private final ReserveSeats reserveSeats;
    private final CancelReservation cancelReservation;
    private final Reservations reservations;
    private final Performances performances;

    ReservationController(
            ReserveSeats reserveSeats,
            CancelReservation cancelReservation,
            Reservations reservations,
            Performances performances) {
        this.reserveSeats = reserveSeats;
        this.cancelReservation = cancelReservation;
        this.reservations = reservations;
        this.performances = performances;
    }

    @Override
    public List<FastRoute> fastRoutes() {
        return List.of(FastRoute.post(
                        RESERVATIONS, ReservationRequest.class, (call, request) -> reserve(call.entry(), request))
                .withEntry());
    }

    @PostMapping
    Mono<ApiResponse> reserve(QueueEntry entry, @Valid @RequestBody ReservationRequest request) {
        return request.command(entry)
                .map(command -> reserveSeats.reserve(command).flatMap(this::response))
                .orElseGet(() -> Mono.just(ApiResponse.problem(neitherHoldNorSeats())));
    }

    @GetMapping
    Mono<ApiResponse> list(@AuthenticationPrincipal Caller caller, PageRequest request) {
        return reservations
                .list(caller.userId(), request)
                .flatMap(this::describe)
                .map(page -> ApiResponse.ok(PageResponse.of(page, Function.identity())));
    }

    @GetMapping("/{reservationId}")
    Mono<ApiResponse> find(@AuthenticationPrincipal Caller caller, @PathVariable ReservationId reservationId) {
        return reservations
                .find(caller.userId(), reservationId)
                .flatMap(found -> found.map(this::ok).orElseGet(() -> problem(ProblemCode.UNKNOWN_RESERVATION)));
    }

    @PostMapping("/{reservationId}/cancellation")
    Mono<ApiResponse> cancel(
            @AuthenticationPrincipal Caller caller,
            @PathVariable ReservationId reservationId,
            @Nullable @Valid @RequestBody(required = false) CancellationRequest request) {
        CancellationRequest wanted = Objects.requireNonNullElse(request, CancellationRequest.OF_ALL);
        return cancelReservation
                .cancel(wanted.command(caller.userId(), reservationId))
                .flatMap(this::response);
    }

    private static Problem neitherHoldNorSeats() {
        return Problem.invalid(Violation.of("holdId", "holdOrSeats"));
    }

    private Mono<ApiResponse> response(ReserveSeats.Result result) {
        return switch (result) {
            case ReserveSeats.Result.Reserved(var reservation) -> created(reservation);
            case ReserveSeats.Result.UnknownHold() -> problem(ProblemCode.NOT_FOUND);
            case ReserveSeats.Result.HoldExpired() -> problem(ProblemCode.HOLD_EXPIRED);
            case ReserveSeats.Result.AlreadyReserved(var reservationId) ->
                problem(SeatProblems.alreadyReserved(reservationId));
            case ReserveSeats.Result.SeatsRefused(var why) -> problem(SeatProblems.of(why));
        };
    }

    private Mono<ApiResponse> response(CancellationOutcome outcome) {
        return switch (outcome) {
            case CancellationOutcome.Canceled(var reservation, var _) -> ok(reservation);
            case CancellationOutcome.UnknownReservation() -> problem(ProblemCode.UNKNOWN_RESERVATION);
            case CancellationOutcome.UnknownSeats _ -> problem(ProblemCode.UNKNOWN_SEAT);
            case CancellationOutcome.NotPaid() -> problem(notCancelable("NOT_PAID"));
            case CancellationOutcome.PaymentPending() -> problem(notCancelable("PAYMENT_PENDING"));
            case CancellationOutcome.OnlyWhole() -> problem(notCancelable("UNPAID_ONLY_WHOLE"));
            case CancellationOutcome.TooLate() -> problem(ProblemCode.TOO_LATE_TO_CANCEL);
            case CancellationOutcome.WalletFull() -> problem(notCancelable("WALLET_FULL"));
        };
    }

    private static Problem notCancelable(String reason) {
        return Problem.of(ProblemCode.NOT_CANCELABLE).with("reason", reason);
    }

    private static Mono<ApiResponse> problem(ProblemCode code) {
        return Mono.just(ApiResponse.problem(code));
    }

    private static Mono<ApiResponse> problem(Problem problem) {
        return Mono.just(ApiResponse.problem(problem));
    }

    private Mono<ApiResponse> ok(Reservation reservation) {
        return describe(reservation).map(ApiResponse::ok);
    }

    private Mono<ApiResponse> created(Reservation reservation) {
        return describe(reservation)
                .map(described -> ApiResponse.created(described)
                        .at("/reservations/" + reservation.reservationId().value()));
    }

    private Mono<Page<ReservationResponse>> describe(Page<Reservation> page) {
        return Flux.fromIterable(page.items())
                .flatMapSequential(this::describe, CONCURRENCY)
                .collectList()
                .map(described -> new Page<>(described, page.next()));
    }

    /** Adds when the performance starts, if that can be read: a command that is done must not fail here. */
    private Mono<ReservationResponse> describe(Reservation reservation) {
        return performances
                .find(reservation.performanceId())
                .map(found -> ReservationResponse.of(reservation, found))
                .onErrorResume(
                        StoreUnavailable.class, _ -> Mono.just(ReservationResponse.of(reservation, Optional.empty())));
    }
}
