package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.adapter.redis.StreamReader;
import io.frontrow.adapter.redis.TestRedis;
import io.frontrow.event.model.Event;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.Performance;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EventsTest {

    private final TestSystem frontrow = TestSystem.shared();
    private final StreamReader stream = new StreamReader(TestRedis.template(), "frontrow:events");

    @Test
    @DisplayName("The event stream contains the events of a reservation in their order")
    void publishesTheEventsOfAReservation() {
        Concert concert = frontrow.concert();
        TestUser user = frontrow.user().withPoints(Performance.PRICE).admitInto(concert);
        UUID reservationId = user.reserved(concert.performance(), 7);
        UUID paymentId = user.pays(reservationId).expect(201).id("paymentId");

        await().until(() -> events(reservationId).size() == 3);

        assertThat(events(reservationId))
                .extracting(Event::type)
                .containsExactly("ReservationMade", "ReservationConfirmed", "PaymentSucceeded");
        assertThat(events(reservationId).getLast().payload())
                .contains(paymentId.toString(), user.userId().toString());
        assertThat(frontrow.metrics())
                .contains(
                        "frontrow_events_published_total",
                        "frontrow_events_unpublished",
                        "frontrow_events_lag_seconds");
    }

    private List<Event> events(UUID reservationId) {
        return stream.entries().stream()
                .filter(event -> event.reservationId().value().equals(reservationId))
                .toList();
    }
}
