package io.frontrow.bootstrap.config;

import io.frontrow.adapter.postgres.PostgresCardPayments;
import io.frontrow.adapter.postgres.PostgresCardRefunds;
import io.frontrow.adapter.postgres.PostgresHeardCallbacks;
import io.frontrow.bootstrap.settings.GatewayProperties;
import io.frontrow.payment.EndPaidSession;
import io.frontrow.payment.ReconcileCardPayments;
import io.frontrow.payment.RefundCards;
import io.frontrow.payment.SettleCardPayment;
import io.frontrow.payment.TakeCallback;
import io.frontrow.payment.port.CardPaymentBacklog;
import io.frontrow.payment.port.CardPayments;
import io.frontrow.payment.port.CardRefunds;
import io.frontrow.payment.port.ProcessedCallbacks;
import io.frontrow.payment.usecase.PayUseCase;
import io.frontrow.payment.usecase.ReconcileCardPaymentsUseCase;
import io.frontrow.payment.usecase.RefundCardsUseCase;
import io.frontrow.payment.usecase.SettleCardPaymentUseCase;
import io.frontrow.payment.usecase.TakeCallbackUseCase;
import io.frontrow.shared.port.Ids;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.r2dbc.core.DatabaseClient;

/** Puts payments by card together, and the jobs that bring them to their end. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GatewayProperties.class)
public class CardConfiguration {

    @Bean
    PaymentModule paymentModule(GatewayProperties gateway, ReactorResourceFactory resources, Clock clock) {
        return PaymentModule.of(gateway, resources.getLoopResources(), clock);
    }

    @Bean
    PostgresCardPayments cardPayments(DatabaseClient client) {
        return new PostgresCardPayments(client);
    }

    @Bean
    CardRefunds cardRefunds(DatabaseClient client) {
        return new PostgresCardRefunds(client);
    }

    @Bean
    ProcessedCallbacks heardCallbacks(DatabaseClient client) {
        return new PostgresHeardCallbacks(client);
    }

    @Bean
    SettleCardPayment settleCardPayment(
            CardPayments payments, CardPaymentBacklog backlog, EndPaidSession ending, Ids ids) {
        return new SettleCardPaymentUseCase(payments, backlog, ending, ids);
    }

    @Bean
    PayUseCase.Cards cards(
            CardPayments payments, PaymentModule module, SettleCardPayment settling, GatewayProperties gateway) {
        return new PayUseCase.Cards(payments, module.gateway(), settling, gateway.cardRules());
    }

    @Bean
    TakeCallback takeCallback(PaymentModule module, SettleCardPayment settling, ProcessedCallbacks heard) {
        return new TakeCallbackUseCase(module.callbacks(), settling, heard);
    }

    @Bean
    ReconcileCardPayments reconcileCardPayments(
            CardPaymentBacklog backlog,
            PaymentModule module,
            SettleCardPayment settling,
            EndPaidSession ending,
            GatewayProperties gateway) {
        return new ReconcileCardPaymentsUseCase(backlog, module.gateway(), settling, ending, gateway.cardRules());
    }

    @Bean
    RefundCards refundCards(CardRefunds refunds, PaymentModule module, Ids ids, GatewayProperties gateway) {
        return new RefundCardsUseCase(refunds, module.gateway(), ids, gateway.refundPauses());
    }
}
