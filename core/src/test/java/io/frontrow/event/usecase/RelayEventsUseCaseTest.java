package io.frontrow.event.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frontrow.event.RelayEvents;
import io.frontrow.event.model.Event;
import io.frontrow.event.model.EventId;
import io.frontrow.event.port.Consumer;
import io.frontrow.event.port.FakeEventStream;
import io.frontrow.event.port.FakeEventStream.Mood;
import io.frontrow.event.port.InMemoryOutbox;
import io.frontrow.shared.TestClock;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.port.InMemoryLeases;
import io.frontrow.shared.port.StoreUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelayEventsUseCaseTest {

    private static final ReservationId RESERVATION = new ReservationId(UUID.randomUUID());

    private final TestClock clock = new TestClock();
    private final InMemoryLeases leases = new InMemoryLeases(clock);
    private final InMemoryOutbox outbox = new InMemoryOutbox(clock);
    private final FakeEventStream stream = new FakeEventStream();
    private final RelayEvents relayEvents = aRelay("first");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 199, 200, 201, 450})
    void allIsPublishedOnceAndInOrder(int count) {
        List<EventId> ids = happen(count);

        assertThat(relay(relayEvents)).isEqualTo(count);

        assertThat(stream.entries()).extracting(Event::id).isEqualTo(ids);
        assertThat(relay(relayEvents)).as("nothing is left").isZero();
    }

    @Test
    void nothingIsLostWhileTheStreamIsUnavailable() {
        happen(3);
        stream.setMood(Mood.AWAY);
        assertThatThrownBy(() -> relay(relayEvents)).isInstanceOf(StoreUnavailable.class);
        happen(2);

        stream.setMood(Mood.WELL);

        assertThat(relay(relayEvents)).isEqualTo(5);
        assertThat(stream.entries()).hasSize(5);
    }

    @Test
    void eventsThatMayHaveBeenPublishedAreRepeatedAndConsumedOnce() {
        happen(3);
        stream.setMood(Mood.SILENT);
        assertThatThrownBy(() -> relay(relayEvents)).isInstanceOf(StoreUnavailable.class);
        happen(1);
        stream.setMood(Mood.WELL);
        relay(relayEvents);

        Consumer consumer = new Consumer();
        consumer.read(stream.entries());

        assertThat(stream.entries()).hasSize(3 + 4);
        assertThat(consumer.count()).isEqualTo(4);
        consumer.sawAllInOrder();
    }

    @Test
    void anotherInstanceLeavesTheWorkToTheFirstUntilThatIsGone() {
        relay(relayEvents);
        happen(2);
        RelayEvents other = aRelay("second");

        assertThat(relay(other)).isZero();

        clock.turn(Duration.ofSeconds(10));
        assertThat(relay(other)).isEqualTo(2);
    }

    private RelayEvents aRelay(String instance) {
        return new RelayEventsUseCase(leases.of(instance), outbox, stream);
    }

    private List<EventId> happen(int count) {
        List<EventId> ids = Stream.generate(() -> new EventId(UUID.randomUUID()))
                .limit(count)
                .toList();
        ids.forEach(id -> outbox.append(id, RESERVATION, "ReservationMade", "{}"));
        return ids;
    }

    private static long relay(RelayEvents relayEvents) {
        return Objects.requireNonNull(relayEvents.relay().block());
    }
}
