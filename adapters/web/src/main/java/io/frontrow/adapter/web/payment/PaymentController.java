package io.frontrow.adapter.web.payment;

import io.frontrow.adapter.web.fastpath.FastRoute;
import io.frontrow.adapter.web.fastpath.FastRoutes;
import io.frontrow.adapter.web.http.ApiResponse;
import io.frontrow.adapter.web.http.IdempotencyKeys;
import io.frontrow.adapter.web.http.PageResponse;
import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.problem.Violation;
import io.frontrow.adapter.web.queue.TurnProblems;
import io.frontrow.adapter.web.security.Caller;
import io.frontrow.payment.Pay;
import io.frontrow.payment.model.CardAttempts;
import io.frontrow.payment.model.Payment;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.payment.port.Payments;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TurnRefusal;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.model.IdempotencyKey;
import io.frontrow.shared.model.PageRequest;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Makes payments, and lists those of the user. */
@RestController
@RequestMapping(path = PaymentController.PAYMENTS, produces = MediaType.APPLICATION_JSON_VALUE)
final class PaymentController implements FastRoutes {
    static final String PAYMENTS = "/payments";

    private final Pay pay;
    private final Payments payments;

    PaymentController(Pay pay, Payments payments) {
        this.pay = pay;
        this.payments = payments;
    }

    @Override
    public List<FastRoute> fastRoutes() {
        return List.of(FastRoute.post(
                        PAYMENTS,
                        PaymentRequest.class,
                        (call, request) -> pay(call.entry(), IdempotencyKeys.of(call.request()), request))
                .withEntry());
    }

    @PostMapping
    Mono<ApiResponse> pay(QueueEntry entry, IdempotencyKey key, @Valid @RequestBody PaymentRequest request) {
        return request.command(entry, key)
                .map(command -> pay.pay(command).map(PaymentController::response))
                .orElseGet(() -> Mono.just(invalid("cardToken", "cardToken")));
    }

    @GetMapping
    Mono<ApiResponse> list(@AuthenticationPrincipal Caller caller, PageRequest request) {
        return payments.list(caller.userId(), request)
                .map(page -> ApiResponse.ok(PageResponse.of(page, PaymentResponse::of)));
    }

    @GetMapping("/{paymentId}")
    Mono<ApiResponse> find(@AuthenticationPrincipal Caller caller, @PathVariable PaymentId paymentId) {
        return payments.find(caller.userId(), paymentId)
                .map(found -> found.<ApiResponse>map(payment -> ApiResponse.ok(PaymentResponse.of(payment)))
                        .orElseGet(() -> ApiResponse.problem(ProblemCode.NOT_FOUND)));
    }

    private static ApiResponse response(Pay.Result result) {
        return switch (result) {
            case Pay.Result.CardsNotAccepted() -> invalid("method", "notAccepted");
            case Pay.Result.NoTurn(var why) -> ApiResponse.problem(TurnProblems.of(why));
            case Pay.Result.Decided(var outcome) -> response(outcome);
        };
    }

    private static ApiResponse invalid(String field, String why) {
        return ApiResponse.problem(Problem.invalid(Violation.of(field, why)));
    }

    private static ApiResponse response(PaymentOutcome outcome) {
        return switch (outcome) {
            case PaymentOutcome.Paid paid -> created(paid.payment());
            case PaymentOutcome.Pending(var payment) -> created(payment);
            case PaymentOutcome.KeyReused() -> ApiResponse.problem(ProblemCode.IDEMPOTENCY_KEY_REUSED);
            case PaymentOutcome.InFlight() -> ApiResponse.problem(ProblemCode.IDEMPOTENCY_IN_FLIGHT);
            case PaymentOutcome.UnknownReservation() -> ApiResponse.problem(ProblemCode.UNKNOWN_RESERVATION);
            case PaymentOutcome.OtherConcert() -> ApiResponse.problem(TurnProblems.of(new TurnRefusal.OtherConcert()));
            case PaymentOutcome.AlreadyPaid() -> ApiResponse.problem(ProblemCode.ALREADY_PAID);
            case PaymentOutcome.ReservationCanceled(), PaymentOutcome.ReservationExpired() ->
                ApiResponse.problem(ProblemCode.RESERVATION_EXPIRED);
            case PaymentOutcome.PaymentPending() -> ApiResponse.problem(ProblemCode.PAYMENT_PENDING);
            case PaymentOutcome.TooManyDeclines() ->
                ApiResponse.problem(Problem.of(ProblemCode.TOO_MANY_REQUESTS)
                        .worded("declines")
                        .retryAfter(CardAttempts.PERIOD));
            case PaymentOutcome.Declined(var why) ->
                ApiResponse.problem(Problem.of(ProblemCode.PAYMENT_DECLINED).with("reason", why));
            case PaymentOutcome.InsufficientBalance(var balance, var required) ->
                ApiResponse.problem(Problem.of(ProblemCode.INSUFFICIENT_BALANCE)
                        .with("balance", balance.value())
                        .with("required", required.value()));
        };
    }

    /** {@return the response of a payment, byte for byte the same when the payment is repeated with its key} */
    private static ApiResponse created(Payment payment) {
        return ApiResponse.created(PaymentResponse.of(payment))
                .at("/payments/" + payment.paymentId().value());
    }
}
