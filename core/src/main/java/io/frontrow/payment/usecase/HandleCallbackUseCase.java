package io.frontrow.payment.usecase;

import io.frontrow.payment.HandleCallback;
import io.frontrow.payment.SettleCardPayment;
import io.frontrow.payment.model.Callback;
import io.frontrow.payment.port.CallbackVerifier;
import io.frontrow.payment.port.CallbackVerifier.Verification;
import io.frontrow.payment.port.ProcessedCallbacks;
import io.frontrow.shared.RunToCompletion;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Settles the payment first and records the callback after that, so a callback whose handling broke off has its effect
 * when it is sent again.
 */
public final class HandleCallbackUseCase implements HandleCallback {

    private final CallbackVerifier callbackVerifier;
    private final SettleCardPayment settleCardPayment;
    private final ProcessedCallbacks processedCallbacks;

    public HandleCallbackUseCase(
            CallbackVerifier callbackVerifier,
            SettleCardPayment settleCardPayment,
            ProcessedCallbacks processedCallbacks) {
        this.callbackVerifier = callbackVerifier;
        this.settleCardPayment = settleCardPayment;
        this.processedCallbacks = processedCallbacks;
    }

    @Override
    public Mono<Result> handle(@Nullable String signature, byte[] body) {
        return RunToCompletion.once(() -> switch (callbackVerifier.verify(signature, body)) {
            case Verification.Unsigned() -> Mono.just(Result.UNSIGNED);
            case Verification.Stale() -> Mono.just(Result.STALE);
            case Verification.Unreadable() -> Mono.just(Result.UNREADABLE);
            case Verification.Genuine(var callback) -> handle(callback);
        });
    }

    private Mono<Result> handle(Callback callback) {
        return settleCardPayment
                .settle(callback.paymentId(), callback.verdict())
                .flatMap(result -> switch (result) {
                    case UNKNOWN_PAYMENT -> Mono.just(Result.UNKNOWN_PAYMENT);
                    case CAPTURE_MISMATCH -> Mono.just(Result.CAPTURE_MISMATCH);
                    case SETTLED -> remember(callback);
                });
    }

    private Mono<Result> remember(Callback callback) {
        return processedCallbacks
                .remember(callback.callbackId())
                .map(isFirst -> isFirst ? Result.PROCESSED : Result.REPLAYED);
    }
}
