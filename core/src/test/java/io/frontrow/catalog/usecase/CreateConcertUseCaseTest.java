package io.frontrow.catalog.usecase;

import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.CreateConcert;
import io.frontrow.catalog.CreateConcert.Command;
import io.frontrow.catalog.model.Concert;
import io.frontrow.queue.model.OperatorAction;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.shared.SystemOfRecord;
import io.frontrow.shared.TestClock;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class CreateConcertUseCaseTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private final TestClock clock = new TestClock();
    private final SystemOfRecord store = SystemOfRecord.inMemory(clock);
    private final UUID fresh = UUID.randomUUID();
    private final CreateConcert createConcert = new CreateConcertUseCase(store.concerts(), () -> fresh);
    private final Instant salesOpenAt = clock.instant().plus(Duration.ofDays(1));
    private final UserId operatorId = new UserId(UUID.randomUUID());
    private final Command command = new Command(operatorId, "First Light", "The Dawns", "Hall One", SEOUL, salesOpenAt);

    @Test
    void aNewConcertHasNoPerformances() {
        Concert concert = get(createConcert.create(command)).orElseThrow();

        assertThat(concert)
                .isEqualTo(new Concert(
                        new ConcertId(fresh), "First Light", "The Dawns", "Hall One", SEOUL, salesOpenAt, null, null));
        assertThat(get(store.concerts().find(concert.concertId()))).contains(concert);
    }

    @Test
    void itsWaitingRoomHasTheDefaultPolicyAndOpensWithTheSale() {
        Concert concert = get(createConcert.create(command)).orElseThrow();

        assertThat(get(store.rooms().find(concert.concertId())).map(WaitingRoom::policy))
                .contains(WaitingRoomPolicy.opening(salesOpenAt));
    }

    @Test
    void itsCreationIsRecorded() {
        get(createConcert.create(command));

        assertThat(get(store.operatorActions().list(new ConcertId(fresh), PageRequest.first(1)))
                        .items())
                .singleElement()
                .satisfies(action -> {
                    assertThat(action.kind()).isEqualTo(OperatorAction.Kind.CREATE_CONCERT);
                    assertThat(action.operatorId()).isEqualTo(operatorId);
                });
    }

    @Test
    void nothingIsAddedBeforeSubscription() {
        Mono<Optional<Concert>> concert = createConcert.create(command);

        assertThat(get(store.concerts().find(new ConcertId(fresh)))).isEmpty();
        assertThat(get(concert).orElseThrow().title()).isEqualTo("First Light");
    }
}
