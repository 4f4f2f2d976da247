package io.frontrow.queue.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.model.Concert;
import io.frontrow.queue.model.OperatorAction;
import io.frontrow.queue.model.OperatorAction.Kind;
import io.frontrow.queue.model.OperatorActionId;
import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.port.OperatorActions.NewAction;
import io.frontrow.shared.SystemOfRecordContract;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.PageRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The contract of {@link OperatorActions}. */
public abstract class OperatorActionsContract extends SystemOfRecordContract {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void anActionOnAnEntryRecordsItsOperatorUserAndTime() {
        Concert concert = aConcert();
        UserId operator = aUser().userId();
        QueueEntry entry = new QueueEntry(
                new QueueEntryId(UUID.randomUUID()), concert.concertId(), aUser().userId(), new Place(1));

        OperatorActionId actionId = append(concert, operator, Kind.LET_IN, Optional.of(entry));

        OperatorAction action = all(concert).getFirst();
        assertThat(action)
                .isEqualTo(new OperatorAction(
                        actionId,
                        concert.concertId(),
                        operator,
                        Kind.LET_IN,
                        entry.entryId(),
                        entry.userId(),
                        action.at()));
        assertThat(action.at())
                .isBetween(
                        store().time().now().minus(MINUTE), store().time().now().plus(MINUTE));
    }

    @Test
    void anActionOnARoomRecordsNoUser() {
        Concert concert = aConcert();

        append(concert, aUser().userId(), Kind.PAUSE, Optional.empty());

        assertThat(all(concert)).singleElement().satisfies(action -> {
            assertThat(action.entryId()).isNull();
            assertThat(action.userId()).isNull();
        });
    }

    @Test
    void theLatestComesFirstInPages() {
        Concert concert = aConcert();
        UserId operator = aUser().userId();
        List<OperatorActionId> noted = List.of(Kind.values()).stream()
                .map(kind -> append(concert, operator, kind, Optional.empty()))
                .toList();

        List<OperatorAction> listed = all(2, page -> store().operatorActions().list(concert.concertId(), page));

        assertThat(listed).extracting(OperatorAction::actionId).containsExactlyInAnyOrderElementsOf(noted);
        assertThat(listed.reversed()).extracting(OperatorAction::at).isSorted();
    }

    @Test
    void everyRoomHasItsOwnList() {
        append(aConcert(), aUser().userId(), Kind.RESUME, Optional.empty());

        assertThat(all(aConcert())).isEmpty();
        assertThat(get(store().operatorActions()
                                .list(new ConcertId(UUID.randomUUID()), PageRequest.first(PageRequest.LIMIT_MAX)))
                        .items())
                .isEmpty();
    }

    @Test
    void anyCursorIsBorne() {
        Concert concert = aConcert();

        assertBearsAnyCursor(page -> store().operatorActions().list(concert.concertId(), page));
    }

    private OperatorActionId append(Concert concert, UserId operator, Kind kind, Optional<QueueEntry> entry) {
        OperatorActionId actionId = new OperatorActionId(UUID.randomUUID());
        run(store().operatorActions().append(new NewAction(actionId, concert.concertId(), operator, kind, entry)));
        return actionId;
    }

    private List<OperatorAction> all(Concert concert) {
        return get(store().operatorActions().list(concert.concertId(), PageRequest.first(PageRequest.LIMIT_MAX)))
                .items();
    }
}
