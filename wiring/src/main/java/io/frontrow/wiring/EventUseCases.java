package io.frontrow.wiring;

import io.frontrow.event.RelayEvents;
import io.frontrow.event.port.EventStream;
import io.frontrow.event.port.Outbox;
import io.frontrow.event.usecase.RelayEventsUseCase;
import io.frontrow.shared.port.Leases;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Constructs the use cases of events. */
@Configuration(proxyBeanMethods = false)
public class EventUseCases {

    @Bean
    RelayEvents relayEvents(Leases leases, Outbox outbox, EventStream stream) {
        return new RelayEventsUseCase(leases, outbox, stream);
    }
}
