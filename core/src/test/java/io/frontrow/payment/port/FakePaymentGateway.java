package io.frontrow.payment.port;

import io.frontrow.payment.model.CardVerdict;
import io.frontrow.payment.model.CardVerdict.Captured;
import io.frontrow.payment.model.CardVerdict.Declined;
import io.frontrow.payment.model.CardVerdict.NotCharged;
import io.frontrow.payment.model.CardVerdict.Reason;
import io.frontrow.payment.model.ChargeId;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.id.RefundId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** A payment module in memory. The card token determines the result of a capture; nothing changes by itself. */
public final class FakePaymentGateway implements PaymentGateway {

    private final Map<PaymentId, Optional<CardVerdict>> payments = new HashMap<>();
    private final Map<PaymentId, Long> left = new HashMap<>();
    private final Set<RefundId> refunds = new HashSet<>();
    private boolean away;
    private boolean refusing;

    /** Makes every call fail from now on, or succeed again. */
    public synchronized void setAway(boolean away) {
        this.away = away;
    }

    /** Makes every refund be refused from now on, or accepted again. */
    public synchronized void setRefusing(boolean refusing) {
        this.refusing = refusing;
    }

    @Override
    public Mono<ChargeAnswer> charge(Charge charge) {
        Mono<ChargeAnswer> answer = step(() -> payments.computeIfAbsent(charge.paymentId(), _ -> verdict(charge))
                .<ChargeAnswer>map(ChargeAnswer.Decided::new)
                .orElseGet(ChargeAnswer.Accepted::new));
        return charge.token().value().equals("tok_silent") ? answer.then(Mono.never()) : answer;
    }

    @Override
    public Mono<Finding> find(PaymentId paymentId) {
        return step(() -> {
            Optional<CardVerdict> found = payments.get(paymentId);
            if (found == null) {
                return new Finding.Unknown();
            }
            return found.<Finding>map(Finding.Decided::new).orElseGet(Finding.InProgress::new);
        });
    }

    @Override
    public Mono<CardVerdict> cancel(PaymentId paymentId) {
        return step(() -> {
            CardVerdict verdict =
                    payments.getOrDefault(paymentId, Optional.empty()).orElseGet(NotCharged::new);
            payments.put(paymentId, Optional.of(verdict));
            return verdict;
        });
    }

    @Override
    public Mono<RefundAnswer> refund(Refund refund) {
        return step(() -> {
            long rest =
                    left.getOrDefault(refund.paymentId(), 0L) - refund.amount().value();
            if (refunds.contains(refund.refundId())) {
                return new RefundAnswer.Refunded();
            }
            if (refusing || rest < 0) {
                return new RefundAnswer.Refused("not now");
            }
            refunds.add(refund.refundId());
            left.put(refund.paymentId(), rest);
            return new RefundAnswer.Refunded();
        });
    }

    private Optional<CardVerdict> verdict(Charge charge) {
        return switch (charge.token().value()) {
            case "tok_ok", "tok_silent" -> {
                left.put(charge.paymentId(), charge.amount().value());
                yield Optional.of(new Captured(
                        new ChargeId("charge of " + charge.paymentId().value())));
            }
            case "tok_late" -> Optional.empty();
            case "tok_insufficient" -> Optional.of(new Declined(Reason.INSUFFICIENT));
            default -> Optional.of(new Declined(Reason.DECLINED));
        };
    }

    private <T> Mono<T> step(Supplier<T> work) {
        return Mono.fromCallable(() -> inTurn(work));
    }

    private synchronized <T> T inTurn(Supplier<T> work) {
        if (away) {
            throw new GatewayUnavailable("a test has put it away");
        }
        return work.get();
    }
}
