package io.frontrow.payment.usecase;

import io.frontrow.payment.SettleCardPayment;
import io.frontrow.payment.TakeCallback;
import io.frontrow.payment.model.Callback;
import io.frontrow.payment.port.GatewayCallbacks;
import io.frontrow.payment.port.GatewayCallbacks.Reading;
import io.frontrow.payment.port.HeardCallbacks;
import io.frontrow.shared.RunToCompletion;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Settles the payment first and records the callback after that, so a callback whose handling broke off has its effect when
 * it is sent again.
 */
public final class TakeCallbackUseCase implements TakeCallback {

    private final GatewayCallbacks callbacks;
    private final SettleCardPayment settling;
    private final HeardCallbacks heard;

    public TakeCallbackUseCase(GatewayCallbacks callbacks, SettleCardPayment settling, HeardCallbacks heard) {
        this.callbacks = callbacks;
        this.settling = settling;
        this.heard = heard;
    }

    @Override
    public Mono<Result> take(@Nullable String signature, byte[] body) {
        return RunToCompletion.once(() -> switch (callbacks.read(signature, body)) {
            case Reading.NotSigned() -> Mono.just(Result.NOT_SIGNED);
            case Reading.Stale() -> Mono.just(Result.STALE);
            case Reading.Unreadable() -> Mono.just(Result.UNREADABLE);
            case Reading.Read(var callback) -> take(callback);
        });
    }

    private Mono<Result> take(Callback callback) {
        return settling.settle(callback.paymentId(), callback.verdict())
                .flatMap(isKnown -> isKnown ? remember(callback) : Mono.just(Result.UNKNOWN_PAYMENT));
    }

    private Mono<Result> remember(Callback callback) {
        return heard.remember(callback.callbackId()).map(isFirst -> isFirst ? Result.TAKEN : Result.REPLAYED);
    }
}
