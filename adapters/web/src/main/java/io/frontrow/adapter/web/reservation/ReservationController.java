package io.frontrow.adapter.web.reservation;

import io.frontrow.adapter.web.http.ApiResponse;
import io.frontrow.adapter.web.http.PageResponse;
import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.problem.Violation;
import io.frontrow.adapter.web.seat.SeatProblems;
import io.frontrow.adapter.web.security.Caller;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.reservation.CancelReservation;
import io.frontrow.reservation.ReserveSeats;
import io.frontrow.reservation.model.CancellationOutcome;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.port.Reservations;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.model.PageRequest;
import jakarta.validation.Valid;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Makes and cancels reservations, and lists those of the user. */
@RestController
@RequestMapping(path = "/reservations", produces = MediaType.APPLICATION_JSON_VALUE)
final class ReservationController {
    private final ReserveSeats reserveSeats;
    private final CancelReservation cancelReservation;
    private final Reservations reservations;

    ReservationController(ReserveSeats reserveSeats, CancelReservation cancelReservation, Reservations reservations) {
        this.reserveSeats = reserveSeats;
        this.cancelReservation = cancelReservation;
        this.reservations = reservations;
    }

    @PostMapping
    Mono<ApiResponse> reserve(QueueEntry entry, @Valid @RequestBody ReservationRequest request) {
        return request.command(entry)
                .map(command -> reserveSeats.reserve(command).map(ReservationController::response))
                .orElseGet(() -> Mono.just(ApiResponse.problem(neitherHoldNorSeats())));
    }

    @GetMapping
    Mono<ApiResponse> list(@AuthenticationPrincipal Caller caller, PageRequest request) {
        return reservations
                .list(caller.userId(), request)
                .map(page -> ApiResponse.ok(PageResponse.of(page, ReservationResponse::of)));
    }

    @GetMapping("/{reservationId}")
    Mono<ApiResponse> find(@AuthenticationPrincipal Caller caller, @PathVariable ReservationId reservationId) {
        return reservations
                .find(caller.userId(), reservationId)
                .map(found -> found.<ApiResponse>map(it -> ApiResponse.ok(ReservationResponse.of(it)))
                        .orElseGet(() -> ApiResponse.problem(ProblemCode.UNKNOWN_RESERVATION)));
    }

    @PostMapping("/{reservationId}/cancellation")
    Mono<ApiResponse> cancel(
            @AuthenticationPrincipal Caller caller,
            @PathVariable ReservationId reservationId,
            @Nullable @Valid @RequestBody(required = false) CancellationRequest request) {
        CancellationRequest wanted = Objects.requireNonNullElse(request, CancellationRequest.OF_ALL);
        return cancelReservation
                .cancel(wanted.command(caller.userId(), reservationId))
                .map(ReservationController::response);
    }

    private static Problem neitherHoldNorSeats() {
        return Problem.invalid(Violation.of("holdId", "holdOrSeats"));
    }

    private static ApiResponse response(ReserveSeats.Result result) {
        return switch (result) {
            case ReserveSeats.Result.Reserved(var reservation) -> reserved(reservation);
            case ReserveSeats.Result.UnknownHold() -> ApiResponse.problem(ProblemCode.NOT_FOUND);
            case ReserveSeats.Result.HoldExpired() -> ApiResponse.problem(ProblemCode.HOLD_EXPIRED);
            case ReserveSeats.Result.AlreadyReserved(var reservationId) ->
                ApiResponse.problem(SeatProblems.alreadyReserved(reservationId));
            case ReserveSeats.Result.SeatsRefused(var why) -> ApiResponse.problem(SeatProblems.of(why));
        };
    }

    private static ApiResponse response(CancellationOutcome outcome) {
        return switch (outcome) {
            case CancellationOutcome.Canceled(var reservation, var _) ->
                ApiResponse.ok(ReservationResponse.of(reservation));
            case CancellationOutcome.UnknownReservation() -> ApiResponse.problem(ProblemCode.UNKNOWN_RESERVATION);
            case CancellationOutcome.UnknownSeats _ -> ApiResponse.problem(ProblemCode.UNKNOWN_SEAT);
            case CancellationOutcome.NotPaid() -> ApiResponse.problem(notCancelable("NOT_PAID"));
            case CancellationOutcome.PaymentPending() -> ApiResponse.problem(notCancelable("PAYMENT_PENDING"));
            case CancellationOutcome.OnlyWhole() -> ApiResponse.problem(notCancelable("UNPAID_ONLY_WHOLE"));
            case CancellationOutcome.TooLate() -> ApiResponse.problem(ProblemCode.TOO_LATE_TO_CANCEL);
            case CancellationOutcome.WalletFull() -> ApiResponse.problem(notCancelable("WALLET_FULL"));
        };
    }

    private static Problem notCancelable(String reason) {
        return Problem.of(ProblemCode.NOT_CANCELABLE).with("reason", reason);
    }

    private static ApiResponse reserved(Reservation reservation) {
        return ApiResponse.created(ReservationResponse.of(reservation))
                .at("/reservations/" + reservation.reservationId().value());
    }
}
