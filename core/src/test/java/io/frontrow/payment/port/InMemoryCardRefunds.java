package io.frontrow.payment.port;

import io.frontrow.payment.model.PaymentMethod;
import io.frontrow.payment.port.PaymentGateway.Refund;
import io.frontrow.shared.InMemoryStore;
import io.frontrow.shared.InMemoryStore.InMemoryRefund;
import io.frontrow.shared.id.RefundId;
import io.frontrow.shared.id.TransferId;
import io.frontrow.shared.model.Backlog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Refunds to cards in memory. */
public final class InMemoryCardRefunds implements CardRefunds {

    private final InMemoryStore store;

    public InMemoryCardRefunds(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Mono<List<DueRefund>> leaseDue(Backoff pauses, int atMost) {
        return store.step(() -> store.refunds.values().stream().filter(this::isDue).limit(atMost).toList().stream()
                .map(refund -> take(refund, pauses))
                .toList());
    }

    @Override
    public Mono<Boolean> settle(RefundId refundId, TransferId newTransferId) {
        return store.step(() -> {
            InMemoryRefund refund = Objects.requireNonNull(store.refunds.get(refundId));
            put(refund, refund.attempts(), null);
            return refund.dueAt() != null;
        });
    }

    @Override
    public Mono<Backlog> pending() {
        return store.step(() -> store.backlog(store.refunds.values().stream()
                .filter(refund -> refund.dueAt() != null)
                .map(InMemoryRefund::requestedAt)));
    }

    private boolean isDue(InMemoryRefund refund) {
        Instant dueAt = refund.dueAt();
        return dueAt != null
                && !store.now().isBefore(dueAt)
                && Objects.requireNonNull(store.payments.get(refund.paymentId()))
                                .method()
                        == PaymentMethod.CARD;
    }

    private DueRefund take(InMemoryRefund refund, Backoff pauses) {
        Duration doubled = pauses.first().multipliedBy(1L << Math.min(refund.attempts(), 30));
        Duration pause = doubled.compareTo(pauses.max()) < 0 ? doubled : pauses.max();
        put(refund, refund.attempts() + 1, store.now().plus(pause));
        return new DueRefund(new Refund(refund.refundId(), refund.paymentId(), refund.amount()), refund.attempts() + 1);
    }

    private void put(InMemoryRefund refund, int attempts, @Nullable Instant dueAt) {
        store.refunds.put(
                refund.refundId(),
                new InMemoryRefund(
                        refund.refundId(), refund.paymentId(), refund.amount(), refund.requestedAt(), attempts, dueAt));
    }
}
