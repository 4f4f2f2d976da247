package io.frontrow.payment.usecase;

import io.frontrow.payment.PayByCard;
import io.frontrow.payment.SettleCardPayment;
import io.frontrow.payment.model.CardRules;
import io.frontrow.payment.model.Payment;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.payment.port.CardPayments;
import io.frontrow.payment.port.CardPayments.Beginning;
import io.frontrow.payment.port.CardPayments.Order;
import io.frontrow.payment.port.GatewayUnavailable;
import io.frontrow.payment.port.PaymentGateway;
import io.frontrow.payment.port.PaymentGateway.Charge;
import io.frontrow.payment.port.PaymentGateway.ChargeAnswer;
import io.frontrow.shared.RunToCompletion;
import io.frontrow.shared.port.StoreUnavailable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Writes the payment down, then has it charged, then settles it. Whatever breaks off in between, the payment is in the
 * store and is settled later: it is never charged unheard of.
 */
public final class PayByCardUseCase implements PayByCard {

    private static final Logger LOG = System.getLogger(PayByCardUseCase.class.getName());

    private final CardPayments payments;
    private final PaymentGateway gateway;
    private final SettleCardPayment settling;
    private final CardRules rules;

    public PayByCardUseCase(
            CardPayments payments, PaymentGateway gateway, SettleCardPayment settling, CardRules rules) {
        this.payments = payments;
        this.gateway = gateway;
        this.settling = settling;
        this.rules = rules;
    }

    @Override
    public Mono<Optional<PaymentOutcome>> recall(Order order) {
        return payments.recall(order);
    }

    @Override
    public Mono<PaymentOutcome> pay(Order order) {
        return payments.begin(order, rules.overdueAfter()).flatMap(beginning -> switch (beginning) {
            case Beginning.Refused(var outcome) -> Mono.just(outcome);
            case Beginning.Begun(var payment) -> chargeAndTell(order, payment);
        });
    }

    private Mono<PaymentOutcome> chargeAndTell(Order order, Payment payment) {
        return RunToCompletion.once(() -> settledByCharge(order, payment))
                .timeout(rules.replyTimeout(), Mono.empty())
                .then(Mono.defer(() -> payments.tell(order)));
    }

    private Mono<Void> settledByCharge(Order order, Payment payment) {
        return gateway.charge(new Charge(payment.paymentId(), payment.amount(), order.token()))
                .flatMap(answer -> settle(payment, answer))
                .onErrorResume(fault -> tellFault(payment, fault));
    }

    private static Mono<Void> tellFault(Payment payment, Throwable fault) {
        boolean isExpected = fault instanceof GatewayUnavailable || fault instanceof StoreUnavailable;
        String message = "Payment " + payment.paymentId().value() + " is left pending: " + fault.getMessage();
        LOG.log(Level.WARNING, message, isExpected ? null : fault);
        return Mono.empty();
    }

    private Mono<Void> settle(Payment payment, ChargeAnswer answer) {
        return switch (answer) {
            case ChargeAnswer.Decided(var verdict) ->
                settling.settle(payment.paymentId(), verdict).then();
            case ChargeAnswer.Accepted() -> Mono.empty();
        };
    }
}
