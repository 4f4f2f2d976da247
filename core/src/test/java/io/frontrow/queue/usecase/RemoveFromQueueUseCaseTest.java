package io.frontrow.queue.usecase;

import static io.frontrow.shared.SaleFixture.aUser;
import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.RemoveFromQueue;
import io.frontrow.queue.RemoveFromQueue.Command;
import io.frontrow.queue.RemoveFromQueue.Result;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.OperatorAction.Kind;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RemoveFromQueueUseCaseTest {

    private final SaleFixture sale = new SaleFixture();
    private final UserId operator = aUser();
    private final AdmitWaiting admitWaiting =
            new AdmitWaitingUseCase(sale.store.rooms(), sale.queue, SaleFixture.QUEUE_RULES);
    private final RemoveFromQueue removeFromQueue = new RemoveFromQueueUseCase(
            sale.store.rooms(),
            sale.queue,
            new LeaveQueueUseCase(sale.queue, sale.holds, admitWaiting),
            sale.store.operatorActions(),
            UUID::randomUUID);

    @Test
    void aWaitingEntryIsRemoved() {
        List<QueueEntry> line = sale.fansWaiting(2);

        assertThat(remove(line.getFirst().userId())).isEqualTo(Result.REMOVED);

        assertThat(sale.state(line.getFirst())).isEqualTo(new EntryState.Gone(GoneReason.REMOVED));
        assertThat(sale.actions()).singleElement().satisfies(note -> {
            assertThat(note.kind()).isEqualTo(Kind.REMOVE);
            assertThat(note.operatorId()).isEqualTo(operator);
            assertThat(note.subject().userId()).isEqualTo(line.getFirst().userId());
        });
    }

    @Test
    void removingAnActiveEntryReleasesTheHeldSeatsAndAdmitsTheNextEntry() {
        sale.setPolicy(sale.aRoom().capacity(1).policy());
        QueueEntry fan = sale.aFanInTurn();
        QueueEntry next = sale.aFanWaiting();
        sale.aHold(fan, 12);

        assertThat(remove(fan.userId())).isEqualTo(Result.REMOVED);

        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.NONE);
        assertThat(sale.isIn(next)).isTrue();
    }

    @Test
    void aUserWithoutALiveEntryIsUnknownAndNothingIsRecorded() {
        QueueEntry gone = sale.aFanInTurn();
        sale.clock.turn(sale.room().policy().turn());

        assertThat(remove(gone.userId())).isEqualTo(Result.UNKNOWN_ENTRY);
        assertThat(remove(aUser())).isEqualTo(Result.UNKNOWN_ENTRY);
        assertThat(sale.actions()).isEmpty();
    }

    @Test
    void anUnknownConcertHasNoQueue() {
        Command command = new Command(operator, new ConcertId(UUID.randomUUID()), aUser());

        assertThat(get(removeFromQueue.remove(command))).isEqualTo(Result.UNKNOWN_CONCERT);
    }

    private Result remove(UserId userId) {
        return get(removeFromQueue.remove(new Command(operator, sale.concertId(), userId)));
    }
}
