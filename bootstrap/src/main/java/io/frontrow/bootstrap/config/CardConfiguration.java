package io.frontrow.bootstrap.config;

import io.frontrow.adapter.postgres.payment.PostgresCardPayments;
import io.frontrow.adapter.postgres.payment.PostgresCardRefunds;
import io.frontrow.adapter.postgres.payment.PostgresProcessedCallbacks;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.adapter.web.sales.SandboxCards;
import io.frontrow.bootstrap.settings.GatewayProperties;
import io.frontrow.payment.model.CardRules;
import io.frontrow.payment.port.CallbackVerifier;
import io.frontrow.payment.port.CardRefunds;
import io.frontrow.payment.port.CardRefunds.Backoff;
import io.frontrow.payment.port.PaymentGateway;
import io.frontrow.payment.port.ProcessedCallbacks;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.http.client.HttpClient;

/** Provides the payment module, the stores and the rules of payments by card. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GatewayProperties.class)
public class CardConfiguration {

    @Bean
    PaymentModule paymentModule(
            GatewayProperties gateway,
            ReactorResourceFactory resources,
            Clock clock,
            ObjectProvider<TracedPaymentModule> tracing) {
        return PaymentModule.of(
                gateway, resources.getLoopResources(), clock, instrumentation(tracing.getIfAvailable()));
    }

    private static UnaryOperator<HttpClient> instrumentation(@Nullable TracedPaymentModule tracing) {
        return tracing == null ? UnaryOperator.identity() : tracing;
    }

    @Bean
    PostgresCardPayments cardPayments(SqlExecutor executor) {
        return new PostgresCardPayments(executor);
    }

    @Bean
    CardRefunds cardRefunds(SqlExecutor executor) {
        return new PostgresCardRefunds(executor);
    }

    @Bean
    ProcessedCallbacks processedCallbacks(SqlExecutor executor) {
        return new PostgresProcessedCallbacks(executor);
    }

    @Bean
    PaymentGateway paymentGateway(PaymentModule module) {
        return module.gateway();
    }

    @Bean
    CallbackVerifier gatewayCallbacks(PaymentModule module) {
        return module.callbacks();
    }

    @Bean
    SandboxCards sandboxCards(PaymentModule module) {
        return module.sandboxCards();
    }

    @Bean
    CardRules cardRules(GatewayProperties gateway) {
        return gateway.cardRules();
    }

    @Bean
    Backoff refundBackoff(GatewayProperties gateway) {
        return gateway.refundBackoff().toBackoff();
    }
}
