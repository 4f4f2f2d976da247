package io.frontrow.payment.usecase;

import io.frontrow.payment.RefundCards;
import io.frontrow.payment.port.CardRefunds;
import io.frontrow.payment.port.CardRefunds.Backoff;
import io.frontrow.payment.port.CardRefunds.DueRefund;
import io.frontrow.payment.port.PaymentGateway;
import io.frontrow.payment.port.PaymentGateway.RefundReply;
import io.frontrow.shared.BatchLoop;
import io.frontrow.shared.id.TransferId;
import io.frontrow.shared.port.Ids;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import reactor.core.publisher.Mono;

/** Requests refunds batch by batch until a batch is not full, even if some of the requests failed. */
public final class RefundCardsUseCase implements RefundCards {

    private static final Logger LOG = System.getLogger(RefundCardsUseCase.class.getName());

    private static final int BATCH = 100;
    private static final int CONCURRENCY = 8;

    private final CardRefunds refunds;
    private final PaymentGateway gateway;
    private final Ids ids;
    private final Backoff backoff;

    public RefundCardsUseCase(CardRefunds refunds, PaymentGateway gateway, Ids ids, Backoff backoff) {
        this.refunds = refunds;
        this.gateway = gateway;
        this.ids = ids;
        this.backoff = backoff;
    }

    @Override
    public Mono<Long> refund() {
        return BatchLoop.items(BATCH, () -> refunds.leaseDue(backoff, BATCH))
                .flatMapDelayError(this::refund, CONCURRENCY, 1)
                .filter(settled -> settled)
                .count();
    }

    /** {@return whether this call settled the refund} */
    private Mono<Boolean> refund(DueRefund due) {
        return gateway.refund(due.refund()).flatMap(reply -> switch (reply) {
            case RefundReply.Refunded() -> refunds.settle(due.refund().refundId(), new TransferId(ids.next()));
            case RefundReply.Refused(var why) -> logRefusal(due, why);
        });
    }

    private static Mono<Boolean> logRefusal(DueRefund due, String why) {
        LOG.log(
                Level.WARNING,
                "The payment module refused refund {0} (attempt {1}); it will be retried: {2}",
                due.refund().refundId().value(),
                due.attempt(),
                why);
        return Mono.just(false);
    }
}
