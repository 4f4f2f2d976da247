package io.frontrow.payment.port;

import io.frontrow.payment.model.CaptureId;
import io.frontrow.payment.model.CaptureResult;
import io.frontrow.payment.model.CaptureResult.Captured;
import io.frontrow.payment.model.CaptureResult.Declined;
import io.frontrow.payment.model.CaptureResult.Reason;
import io.frontrow.payment.model.CaptureResult.Voided;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.id.RefundId;
import io.frontrow.shared.model.Points;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A payment module in memory. The card token determines the result of a capture; nothing changes by itself. */
public final class FakePaymentGateway implements PaymentGateway {

    private final Map<PaymentId, Optional<CaptureResult>> payments = new HashMap<>();
    private final Map<PaymentId, Long> left = new HashMap<>();
    private final Set<RefundId> refunds = new HashSet<>();
    private boolean unavailable;
    private boolean refusing;
    private @Nullable Points captured;

    /** Makes every call fail from now on, or succeed again. */
    public synchronized void setUnavailable(boolean unavailable) {
        this.unavailable = unavailable;
    }

    /** Makes every refund be refused from now on, or accepted again. */
    public synchronized void setRefusing(boolean refusing) {
        this.refusing = refusing;
    }

    /** Makes every capture take this amount instead of the requested one from now on. */
    public synchronized void setCaptured(Points amount) {
        captured = amount;
    }

    @Override
    public Mono<CaptureReply> capture(Capture capture) {
        Mono<CaptureReply> answer = step(() -> payments.computeIfAbsent(capture.paymentId(), _ -> verdict(capture))
                .<CaptureReply>map(CaptureReply.Decided::new)
                .orElseGet(CaptureReply.Accepted::new));
        return capture.token().value().equals("tok_silent") ? answer.then(Mono.never()) : answer;
    }

    @Override
    public Mono<CaptureState> find(PaymentId paymentId) {
        return step(() -> {
            Optional<CaptureResult> found = payments.get(paymentId);
            if (found == null) {
                return new CaptureState.Unknown();
            }
            return found.<CaptureState>map(CaptureState.Decided::new).orElseGet(CaptureState.InProgress::new);
        });
    }

    @Override
    public Mono<CaptureResult> voidCapture(PaymentId paymentId) {
        return step(() -> {
            CaptureResult verdict =
                    payments.getOrDefault(paymentId, Optional.empty()).orElseGet(Voided::new);
            payments.put(paymentId, Optional.of(verdict));
            return verdict;
        });
    }

    @Override
    public Mono<RefundReply> refund(Refund refund) {
        return step(() -> {
            long rest =
                    left.getOrDefault(refund.paymentId(), 0L) - refund.amount().value();
            if (refunds.contains(refund.refundId())) {
                return new RefundReply.Refunded();
            }
            if (refusing || rest < 0) {
                return new RefundReply.Refused("not now");
            }
            refunds.add(refund.refundId());
            left.put(refund.paymentId(), rest);
            return new RefundReply.Refunded();
        });
    }

    private Optional<CaptureResult> verdict(Capture capture) {
        return switch (capture.token().value()) {
            case "tok_ok", "tok_silent" -> {
                Points amount = Objects.requireNonNullElse(captured, capture.amount());
                left.put(capture.paymentId(), amount.value());
                yield Optional.of(new Captured(
                        new CaptureId("capture of " + capture.paymentId().value()), amount));
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
        if (unavailable) {
            throw new GatewayUnavailable("a test has put it unavailable");
        }
        return work.get();
    }
}
