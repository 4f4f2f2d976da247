package io.frontrow.wiring;

import io.frontrow.payment.EndTurnAfterPayment;
import io.frontrow.payment.HandleCallback;
import io.frontrow.payment.Pay;
import io.frontrow.payment.ReconcileCardPayments;
import io.frontrow.payment.RefundCards;
import io.frontrow.payment.SettleCardPayment;
import io.frontrow.payment.model.CardRules;
import io.frontrow.payment.port.CallbackVerifier;
import io.frontrow.payment.port.CardPaymentBacklog;
import io.frontrow.payment.port.CardPayments;
import io.frontrow.payment.port.CardRefunds;
import io.frontrow.payment.port.CardRefunds.Backoff;
import io.frontrow.payment.port.PaymentGateway;
import io.frontrow.payment.port.Payments;
import io.frontrow.payment.port.ProcessedCallbacks;
import io.frontrow.payment.usecase.EndTurnAfterPaymentUseCase;
import io.frontrow.payment.usecase.HandleCallbackUseCase;
import io.frontrow.payment.usecase.PayUseCase;
import io.frontrow.payment.usecase.ReconcileCardPaymentsUseCase;
import io.frontrow.payment.usecase.RefundCardsUseCase;
import io.frontrow.payment.usecase.SettleCardPaymentUseCase;
import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.CheckTurn;
import io.frontrow.queue.port.QueueEntries;
import io.frontrow.queue.port.TurnRecords;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.port.Ids;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Constructs the use cases of payments, by wallet and by card. */
@Configuration(proxyBeanMethods = false)
public class PaymentUseCases {

    @Bean
    EndTurnAfterPayment endTurnAfterPayment(
            QueueEntries entries, TurnRecords records, SeatHolds holds, AdmitWaiting admitWaiting) {
        return new EndTurnAfterPaymentUseCase(entries, records, holds, admitWaiting);
    }

    @Bean
    PayUseCase.Cards cards(
            CardPayments payments, PaymentGateway gateway, SettleCardPayment settleCardPayment, CardRules rules) {
        return new PayUseCase.Cards(payments, gateway, settleCardPayment, rules);
    }

    @Bean
    Pay pay(CheckTurn checkTurn, Payments payments, EndTurnAfterPayment endTurn, Ids ids, PayUseCase.Cards cards) {
        return new PayUseCase(checkTurn, payments, endTurn, ids, cards);
    }

    @Bean
    SettleCardPayment settleCardPayment(
            CardPayments payments, CardPaymentBacklog backlog, EndTurnAfterPayment endTurn, Ids ids) {
        return new SettleCardPaymentUseCase(payments, backlog, endTurn, ids);
    }

    @Bean
    HandleCallback handleCallback(
            CallbackVerifier verifier, SettleCardPayment settleCardPayment, ProcessedCallbacks processed) {
        return new HandleCallbackUseCase(verifier, settleCardPayment, processed);
    }

    @Bean
    ReconcileCardPayments reconcileCardPayments(
            CardPaymentBacklog backlog,
            PaymentGateway gateway,
            SettleCardPayment settleCardPayment,
            EndTurnAfterPayment endTurn,
            CardRules rules) {
        return new ReconcileCardPaymentsUseCase(backlog, gateway, settleCardPayment, endTurn, rules);
    }

    @Bean
    RefundCards refundCards(CardRefunds refunds, PaymentGateway gateway, Ids ids, Backoff refundBackoff) {
        return new RefundCardsUseCase(refunds, gateway, ids, refundBackoff);
    }
}
