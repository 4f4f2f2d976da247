package io.frontrow.wiring;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The use cases of all features. */
@Configuration(proxyBeanMethods = false)
@Import({
    AccountUseCases.class,
    CatalogUseCases.class,
    QueueUseCases.class,
    SeatUseCases.class,
    ReservationUseCases.class,
    WalletUseCases.class,
    PaymentUseCases.class,
    EventUseCases.class,
    AuditUseCases.class,
    RetentionUseCases.class
})
public class AllUseCases {}
