package io.frontrow.bootstrap.demo;

import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.User;
import io.frontrow.catalog.model.Concert;
import io.frontrow.catalog.usecase.CreateConcertUseCase;
import io.frontrow.catalog.usecase.CreatePerformanceUseCase;
import io.frontrow.queue.model.PolicyChange;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.shared.SystemOfRecord;
import io.frontrow.shared.TestClock;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.PageRequest;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The demo concerts at the first start and at later ones. */
class DemoCatalogTest {

    private static final int FANS = 12;

    private final TestClock clock = new TestClock();
    private final SystemOfRecord store = SystemOfRecord.inMemory(clock);

    @BeforeEach
    void anOperator() {
        User operator = new User(new UserId(UUID.randomUUID()), DemoUsers.OPERATOR, "Operator", Role.ADMIN);
        get(store.users().add(new Credentials(operator, new PasswordHash("a hash"))));
        start();
    }

    @Test
    void theRoomOfTheSimulatedFansIsTooSmallForThem() {
        assertThat(crowdedRoom().policy().capacity()).isEqualTo(FANS / 4);
    }

    @Test
    void aLaterStartKeepsWhatAnOperatorChose() {
        get(store.rooms().change(crowded(), capacity(100), Optional.empty(), false));
        WaitingRoom chosen = crowdedRoom();

        start();

        assertThat(crowdedRoom()).isEqualTo(chosen);
        assertThat(get(store.concerts().upcoming(PageRequest.first(50))).items())
                .hasSize(DemoConcert.ALL.size());
    }

    private void start() {
        new DemoCatalog(
                        store.users(),
                        store.concerts(),
                        new CreateConcertUseCase(store.concerts(), UUID::randomUUID),
                        new CreatePerformanceUseCase(store.performances(), UUID::randomUUID),
                        store.rooms(),
                        new DemoOpenings(store.rooms(), clock),
                        new DemoPurchases(
                                store.users(),
                                store.performances(),
                                store.reservations(),
                                store.wallets(),
                                store.payments(),
                                UUID::randomUUID,
                                clock),
                        clock,
                        FANS)
                .add()
                .block();
    }

    private WaitingRoom crowdedRoom() {
        return get(store.rooms().find(crowded())).orElseThrow();
    }

    private ConcertId crowded() {
        return get(store.concerts().upcoming(PageRequest.first(50))).items().stream()
                .filter(concert -> concert.title().equals(DemoConcert.CROWDED.title()))
                .map(Concert::concertId)
                .findFirst()
                .orElseThrow();
    }

    private static PolicyChange capacity(int capacity) {
        return new PolicyChange(capacity, null, null, null, null, null, null, null, null, null);
    }
}
