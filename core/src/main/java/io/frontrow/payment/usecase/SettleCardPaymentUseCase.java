package io.frontrow.payment.usecase;

import static io.frontrow.shared.Optionals.ifPresent;

import io.frontrow.payment.EndPaidSession;
import io.frontrow.payment.SettleCardPayment;
import io.frontrow.payment.model.CardVerdict;
import io.frontrow.payment.model.PaymentFailure;
import io.frontrow.payment.model.PaymentId;
import io.frontrow.payment.model.PaymentStatus;
import io.frontrow.payment.model.RefundId;
import io.frontrow.payment.port.CardPayments;
import io.frontrow.payment.port.CardPayments.Settled;
import io.frontrow.payment.port.CardPayments.Settlement;
import io.frontrow.shared.port.Ids;
import io.frontrow.wallet.model.TransferId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Has the store decide, and ends the session of whoever has thereby paid. */
public final class SettleCardPaymentUseCase implements SettleCardPayment {

    private static final Logger LOG = System.getLogger(SettleCardPaymentUseCase.class.getName());

    private static final Set<PaymentFailure> UNCHARGED =
            EnumSet.of(PaymentFailure.DECLINED, PaymentFailure.INSUFFICIENT, PaymentFailure.NOT_CHARGED);

    private final CardPayments payments;
    private final EndPaidSession ending;
    private final Ids ids;

    public SettleCardPaymentUseCase(CardPayments payments, EndPaidSession ending, Ids ids) {
        this.payments = payments;
        this.ending = ending;
        this.ids = ids;
    }

    @Override
    public Mono<Boolean> settle(PaymentId paymentId, CardVerdict verdict) {
        return ifPresent(
                Mono.defer(() -> payments.settle(settlement(paymentId, verdict))),
                settled -> complete(settled, verdict).thenReturn(true),
                () -> false);
    }

    private Settlement settlement(PaymentId paymentId, CardVerdict verdict) {
        return new Settlement(paymentId, verdict, new TransferId(ids.next()), new RefundId(ids.next()));
    }

    private Mono<Void> complete(Settled settled, CardVerdict verdict) {
        if (settled.isFresh() && settled.status() == PaymentStatus.SUCCESS) {
            return endSession(settled);
        }
        if (verdict instanceof CardVerdict.Captured
                && settled.failure() != null
                && UNCHARGED.contains(settled.failure())) {
            LOG.log(
                    Level.ERROR,
                    "The payment module says that it charged payment {0}, of which it had said the opposite",
                    settled.paymentId().value());
        }
        return Mono.empty();
    }

    /** What is not done here is done by the reconciler. */
    private Mono<Void> endSession(Settled settled) {
        return ending.end(settled.concertId(), settled.userId(), settled.ticketId())
                .filter(isEnded -> isEnded)
                .flatMap(_ -> payments.ended(settled.paymentId()))
                .onErrorResume(fault -> {
                    LOG.log(Level.WARNING, "It could not be noted that a paid session has ended", fault);
                    return Mono.empty();
                });
    }
}
