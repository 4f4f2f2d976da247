package io.frontrow.payment.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.payment.model.CaptureResult;
import io.frontrow.payment.model.CaptureResult.Captured;
import io.frontrow.payment.model.CaptureResult.Declined;
import io.frontrow.payment.model.CaptureResult.Reason;
import io.frontrow.payment.model.CaptureResult.Voided;
import io.frontrow.payment.model.CardToken;
import io.frontrow.payment.port.PaymentGateway.Capture;
import io.frontrow.payment.port.PaymentGateway.CaptureReply;
import io.frontrow.payment.port.PaymentGateway.CaptureState;
import io.frontrow.payment.port.PaymentGateway.Refund;
import io.frontrow.payment.port.PaymentGateway.RefundReply;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.id.RefundId;
import io.frontrow.shared.model.Points;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The contract of {@link PaymentGateway}, with the cards of the sandbox. */
public abstract class PaymentGatewayContract {

    private static final Points AMOUNT = new Points(50_000);
    private static final CaptureResult DECLINED = new Declined(Reason.DECLINED);

    private final PaymentId paymentId = new PaymentId(UUID.randomUUID());

    protected abstract PaymentGateway gateway();

    protected static <T> T get(Mono<T> answer) {
        return Objects.requireNonNull(answer.block(Duration.ofSeconds(10)));
    }

    @Test
    void capturesOncePerPayment() {
        CaptureResult captured = decided(capture("tok_ok"));

        assertThat(captured).isInstanceOf(Captured.class);
        assertThat(decided(capture("tok_ok"))).isEqualTo(captured);
        assertThat(get(gateway().find(paymentId))).isEqualTo(new CaptureState.Decided(captured));
    }

    @Test
    void refusesCards() {
        assertThat(decided(capture("tok_declined"))).isEqualTo(DECLINED);
        assertThat(decided(capture("tok_ok"))).as("the same payment").isEqualTo(DECLINED);
        assertThat(get(gateway().find(paymentId))).isEqualTo(new CaptureState.Decided(DECLINED));
    }

    @Test
    void reportsTheReasonOfADecline() {
        assertThat(decided(capture("tok_insufficient"))).isEqualTo(new Declined(Reason.INSUFFICIENT));
    }

    @Test
    void refusesACardItDoesNotKnow() {
        assertThat(decided(capture("tok_of_nobody"))).isEqualTo(DECLINED);
    }

    @Test
    void acceptsWhatItWillCallBackAbout() {
        assertThat(capture("tok_late")).isEqualTo(new CaptureReply.Accepted());
        assertThat(get(gateway().find(paymentId))).isEqualTo(new CaptureState.InProgress());
    }

    @Test
    void knowsNothingOfAPaymentThatNeverArrived() {
        assertThat(get(gateway().find(paymentId))).isEqualTo(new CaptureState.Unknown());
    }

    @Test
    void capturesNothingForAPaymentVoidedBeforeItArrives() {
        assertThat(get(gateway().voidCapture(paymentId))).isEqualTo(new Voided());

        assertThat(decided(capture("tok_ok"))).isEqualTo(new Voided());
        assertThat(get(gateway().find(paymentId))).isEqualTo(new CaptureState.Decided(new Voided()));
    }

    @Test
    void givesUpWhatIsInProgress() {
        capture("tok_late");

        assertThat(get(gateway().voidCapture(paymentId))).isEqualTo(new Voided());
        assertThat(get(gateway().voidCapture(paymentId))).isEqualTo(new Voided());
    }

    @Test
    void givesUpNothingThatHasEnded() {
        CaptureResult captured = decided(capture("tok_ok"));

        assertThat(get(gateway().voidCapture(paymentId))).isEqualTo(captured);
        assertThat(get(gateway().find(paymentId))).isEqualTo(new CaptureState.Decided(captured));
    }

    @Test
    void givesBackOncePerRefundAndNoMoreThanWasTaken() {
        capture("tok_ok");
        Refund part = refundOf(30_000);

        assertThat(get(gateway().refund(part))).isEqualTo(new RefundReply.Refunded());
        assertThat(get(gateway().refund(part))).isEqualTo(new RefundReply.Refunded());
        assertThat(get(gateway().refund(refundOf(20_001)))).isInstanceOf(RefundReply.Refused.class);
        assertThat(get(gateway().refund(refundOf(20_000)))).isEqualTo(new RefundReply.Refunded());
        assertThat(get(gateway().refund(refundOf(1)))).isInstanceOf(RefundReply.Refused.class);
    }

    private CaptureReply capture(String token) {
        return get(gateway().capture(new Capture(paymentId, AMOUNT, new CardToken(token))));
    }

    private static CaptureResult decided(CaptureReply answer) {
        assertThat(answer).isInstanceOf(CaptureReply.Decided.class);
        return ((CaptureReply.Decided) answer).verdict();
    }

    private Refund refundOf(long amount) {
        return new Refund(new RefundId(UUID.randomUUID()), paymentId, new Points(amount));
    }
}
