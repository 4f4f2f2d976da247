package io.frontrow.queue.usecase;

import static io.frontrow.shared.SaleFixture.aUser;
import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.AdmitAhead;
import io.frontrow.queue.AdmitAhead.Command;
import io.frontrow.queue.AdmitAhead.Result;
import io.frontrow.queue.AdmitAhead.Whom;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.OperatorAction;
import io.frontrow.queue.model.OperatorAction.Kind;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.QueueStatus;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.port.StoreUnavailable;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class AdmitAheadUseCaseTest {

    private final SaleFixture sale = new SaleFixture();
    private final UserId operator = aUser();
    private final AdmitAhead lettingIn = new AdmitAheadUseCase(
            sale.store.rooms(),
            sale.queue,
            sale.queue,
            sale.store.saleStatuses(),
            sale.store.roomMessages(),
            sale.store.operatorActions(),
            UUID::randomUUID);

    @Test
    void anEntryIsAdmittedAheadByItsUserId() {
        QueueEntry last = sale.fansWaiting(3).getLast();

        Result result = admitAhead(new Whom.User(last.userId()));

        assertThat(result)
                .isEqualTo(new Result.Admitted(QueueStatus.active(
                        last,
                        (EntryState.Active) sale.state(last),
                        sale.room().policy(),
                        get(sale.store.saleStatuses().of(sale.concertId())))));
        assertThat(sale.actions()).singleElement().satisfies(note -> {
            assertThat(note.kind()).isEqualTo(Kind.LET_IN);
            assertThat(note.operatorId()).isEqualTo(operator);
            assertThat(note.subject().userId()).isEqualTo(last.userId());
            assertThat(note.subject().entryId()).isEqualTo(last.entryId());
        });
    }

    @Test
    void anEntryIsAdmittedAheadByItsId() {
        QueueEntry last = sale.fansWaiting(3).getLast();

        assertThat(admitAhead(new Whom.Entry(last.entryId()))).isInstanceOf(Result.Admitted.class);
        assertThat(sale.isIn(last)).isTrue();
    }

    @Test
    void aFullRoomAdmitsNoEntryAheadAndTheRefusalIsRecorded() {
        sale.setPolicy(sale.aRoom().capacity(1).policy());
        sale.aFanInTurn();
        QueueEntry waiting = sale.aFanWaiting();

        assertThat(admitAhead(new Whom.User(waiting.userId()))).isEqualTo(new Result.RoomFull());

        assertThat(sale.state(waiting)).isEqualTo(new EntryState.Waiting(0, 1));
        assertThat(sale.actions())
                .extracting(OperatorAction::kind)
                .containsExactlyInAnyOrder(Kind.LET_IN, Kind.LET_IN_REFUSED);
    }

    @Test
    void nobodyIsAdmittedAfterTheLastPerformanceHasBegunAndNothingIsRecorded() {
        QueueEntry waiting = sale.aFanWaiting();
        sale.clock.turn(Duration.ofDays(7));

        assertThat(admitAhead(new Whom.User(waiting.userId()))).isEqualTo(new Result.SaleClosed());
        assertThat(sale.actions()).isEmpty();
    }

    @Test
    void nobodyIsAdmittedIfTheStatusCannotBeShown() {
        QueueEntry waiting = sale.fansWaiting(3).getLast();
        AdmitAhead failing = new AdmitAheadUseCase(
                sale.store.rooms(),
                sale.queue,
                sale.queue,
                _ -> Mono.error(new StoreUnavailable("Memory", new IllegalStateException("unavailable by a test"))),
                sale.store.roomMessages(),
                sale.store.operatorActions(),
                UUID::randomUUID);

        StepVerifier.create(failing.admit(new Command(operator, sale.concertId(), new Whom.User(waiting.userId()))))
                .verifyError(StoreUnavailable.class);

        assertThat(sale.isIn(waiting)).isFalse();
        assertThat(sale.actions()).isEmpty();
    }

    @Test
    void anEntryThatDoesNotWaitIsUnknownAndNothingIsRecorded() {
        QueueEntry in = sale.aFanInTurn();

        assertThat(admitAhead(new Whom.User(in.userId()))).isEqualTo(new Result.UnknownEntry());
        assertThat(admitAhead(new Whom.User(aUser()))).isEqualTo(new Result.UnknownEntry());
        assertThat(admitAhead(new Whom.Entry(new QueueEntryId(UUID.randomUUID()))))
                .isEqualTo(new Result.UnknownEntry());
        assertThat(sale.actions()).isEmpty();
    }

    @Test
    void anUnknownConcertHasNoRoom() {
        Command command = new Command(operator, new ConcertId(UUID.randomUUID()), new Whom.User(aUser()));

        assertThat(get(lettingIn.admit(command))).isEqualTo(new Result.UnknownConcert());
    }

    private Result admitAhead(Whom whom) {
        return get(lettingIn.admit(new Command(operator, sale.concertId(), whom)));
    }
}
