package io.frontrow.payment.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.payment.model.CardToken;
import io.frontrow.payment.model.CardVerdict;
import io.frontrow.payment.model.CardVerdict.Captured;
import io.frontrow.payment.model.CardVerdict.Declined;
import io.frontrow.payment.model.CardVerdict.NotCharged;
import io.frontrow.payment.model.CardVerdict.Reason;
import io.frontrow.payment.port.PaymentGateway.Charge;
import io.frontrow.payment.port.PaymentGateway.ChargeAnswer;
import io.frontrow.payment.port.PaymentGateway.Finding;
import io.frontrow.payment.port.PaymentGateway.Refund;
import io.frontrow.payment.port.PaymentGateway.RefundAnswer;
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
    private static final CardVerdict DECLINED = new Declined(Reason.DECLINED);

    private final PaymentId paymentId = new PaymentId(UUID.randomUUID());

    protected abstract PaymentGateway gateway();

    protected static <T> T get(Mono<T> answer) {
        return Objects.requireNonNull(answer.block(Duration.ofSeconds(10)));
    }

    @Test
    void chargesOncePerPayment() {
        CardVerdict captured = decided(charge("tok_ok"));

        assertThat(captured).isInstanceOf(Captured.class);
        assertThat(decided(charge("tok_ok"))).isEqualTo(captured);
        assertThat(get(gateway().find(paymentId))).isEqualTo(new Finding.Decided(captured));
    }

    @Test
    void refusesCards() {
        assertThat(decided(charge("tok_declined"))).isEqualTo(DECLINED);
        assertThat(decided(charge("tok_ok"))).as("the same payment").isEqualTo(DECLINED);
        assertThat(get(gateway().find(paymentId))).isEqualTo(new Finding.Decided(DECLINED));
    }

    @Test
    void tellsWhyItRefuses() {
        assertThat(decided(charge("tok_insufficient"))).isEqualTo(new Declined(Reason.INSUFFICIENT));
    }

    @Test
    void refusesACardItDoesNotKnow() {
        assertThat(decided(charge("tok_of_nobody"))).isEqualTo(DECLINED);
    }

    @Test
    void acceptsWhatItWillCallBackAbout() {
        assertThat(charge("tok_late")).isEqualTo(new ChargeAnswer.Accepted());
        assertThat(get(gateway().find(paymentId))).isEqualTo(new Finding.InProgress());
    }

    @Test
    void knowsNothingOfAPaymentThatNeverArrived() {
        assertThat(get(gateway().find(paymentId))).isEqualTo(new Finding.Unknown());
    }

    @Test
    void chargesNothingForAPaymentGivenUpBeforeItArrives() {
        assertThat(get(gateway().cancel(paymentId))).isEqualTo(new NotCharged());

        assertThat(decided(charge("tok_ok"))).isEqualTo(new NotCharged());
        assertThat(get(gateway().find(paymentId))).isEqualTo(new Finding.Decided(new NotCharged()));
    }

    @Test
    void givesUpWhatIsInProgress() {
        charge("tok_late");

        assertThat(get(gateway().cancel(paymentId))).isEqualTo(new NotCharged());
        assertThat(get(gateway().cancel(paymentId))).isEqualTo(new NotCharged());
    }

    @Test
    void givesUpNothingThatHasEnded() {
        CardVerdict captured = decided(charge("tok_ok"));

        assertThat(get(gateway().cancel(paymentId))).isEqualTo(captured);
        assertThat(get(gateway().find(paymentId))).isEqualTo(new Finding.Decided(captured));
    }

    @Test
    void givesBackOncePerRefundAndNoMoreThanWasTaken() {
        charge("tok_ok");
        Refund part = refundOf(30_000);

        assertThat(get(gateway().refund(part))).isEqualTo(new RefundAnswer.Refunded());
        assertThat(get(gateway().refund(part))).isEqualTo(new RefundAnswer.Refunded());
        assertThat(get(gateway().refund(refundOf(20_001)))).isInstanceOf(RefundAnswer.Refused.class);
        assertThat(get(gateway().refund(refundOf(20_000)))).isEqualTo(new RefundAnswer.Refunded());
        assertThat(get(gateway().refund(refundOf(1)))).isInstanceOf(RefundAnswer.Refused.class);
    }

    private ChargeAnswer charge(String token) {
        return get(gateway().charge(new Charge(paymentId, AMOUNT, new CardToken(token))));
    }

    private static CardVerdict decided(ChargeAnswer answer) {
        assertThat(answer).isInstanceOf(ChargeAnswer.Decided.class);
        return ((ChargeAnswer.Decided) answer).verdict();
    }

    private Refund refundOf(long amount) {
        return new Refund(new RefundId(UUID.randomUUID()), paymentId, new Points(amount));
    }
}
