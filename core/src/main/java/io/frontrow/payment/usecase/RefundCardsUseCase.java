package io.frontrow.payment.usecase;

import io.frontrow.payment.RefundCards;
import io.frontrow.payment.port.CardRefunds;
import io.frontrow.payment.port.CardRefunds.Due;
import io.frontrow.payment.port.CardRefunds.Pauses;
import io.frontrow.payment.port.PaymentGateway;
import io.frontrow.payment.port.PaymentGateway.RefundAnswer;
import io.frontrow.shared.BatchLoop;
import io.frontrow.shared.port.Ids;
import io.frontrow.wallet.model.TransferId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import reactor.core.publisher.Mono;

/** Asks for batch by batch until a batch is not full, also when the module failed to answer for some. */
public final class RefundCardsUseCase implements RefundCards {

    private static final Logger LOG = System.getLogger(RefundCardsUseCase.class.getName());

    private static final int BATCH = 100;
    private static final int CONCURRENCY = 8;

    private final CardRefunds refunds;
    private final PaymentGateway gateway;
    private final Ids ids;
    private final Pauses pauses;

    public RefundCardsUseCase(CardRefunds refunds, PaymentGateway gateway, Ids ids, Pauses pauses) {
        this.refunds = refunds;
        this.gateway = gateway;
        this.ids = ids;
        this.pauses = pauses;
    }

    @Override
    public Mono<Long> refund() {
        return BatchLoop.items(BATCH, () -> refunds.takeDue(pauses, BATCH))
                .flatMapDelayError(this::refund, CONCURRENCY, 1)
                .filter(isNews -> isNews)
                .count();
    }

    /** @return whether the points were given back now */
    private Mono<Boolean> refund(Due due) {
        return gateway.refund(due.refund()).flatMap(answer -> switch (answer) {
            case RefundAnswer.Refunded() -> refunds.settle(due.refund().refundId(), new TransferId(ids.next()));
            case RefundAnswer.Refused(var why) -> tellRefusal(due, why);
        });
    }

    private static Mono<Boolean> tellRefusal(Due due, String why) {
        LOG.log(
                Level.WARNING,
                "The payment module refuses refund {0} for the {1}. time, and will be asked again: {2}",
                due.refund().refundId().value(),
                due.attempt(),
                why);
        return Mono.just(false);
    }
}
