package io.frontrow.queue.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.model.Concert;
import io.frontrow.queue.model.OperatorAction;
import io.frontrow.queue.model.OperatorAction.Kind;
import io.frontrow.queue.model.OperatorAction.Subject;
import io.frontrow.queue.model.OperatorActionId;
import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.port.OperatorActions.NewAction;
import io.frontrow.shared.SystemOfRecordContract;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.PageRequest;
import io.frontrow.shared.model.Points;
import java.time.Duration;
import java.util.List;
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

        OperatorActionId actionId = append(operator, Kind.LET_IN, Subject.of(entry));

        OperatorAction action = find(all(concert), actionId);
        assertThat(action)
                .isEqualTo(new OperatorAction(
                        actionId,
                        operator,
                        Kind.LET_IN,
                        new Subject(concert.concertId(), null, entry.entryId(), entry.userId(), null),
                        action.at()));
        assertThat(action.at())
                .isBetween(
                        store().time().now().minus(MINUTE), store().time().now().plus(MINUTE));
    }

    @Test
    void anActionOnARoomRecordsNoUser() {
        Concert concert = aConcert();

        OperatorActionId actionId = append(aUser().userId(), Kind.PAUSE, Subject.of(concert.concertId()));

        assertThat(find(all(concert), actionId).subject()).isEqualTo(Subject.of(concert.concertId()));
    }

    @Test
    void anActionOnAPerformanceIsListedWithItsConcert() {
        Concert concert = aConcert();
        PerformanceId performanceId =
                aPerformance(concert, fromNow(Duration.ofDays(7))).performanceId();

        OperatorActionId actionId = append(aUser().userId(), Kind.CANCEL_PERFORMANCE, Subject.of(performanceId));

        assertThat(find(all(concert), actionId).subject())
                .isEqualTo(new Subject(concert.concertId(), performanceId, null, null, null));
    }

    @Test
    void anActionOnAWalletRecordsItsAmount() {
        UserId operator = aUser().userId();
        Subject wallet = Subject.ofWallet(aUser().userId(), new Points(500));

        OperatorActionId actionId = append(operator, Kind.CREDIT_WALLET, wallet);

        List<OperatorAction> all = get(store().operatorActions().list(PageRequest.first(PageRequest.LIMIT_MAX)))
                .items();
        assertThat(find(all, actionId).subject()).isEqualTo(wallet);
    }

    @Test
    void theLatestComesFirstInPages() {
        Concert concert = aConcert();
        UserId operator = aUser().userId();
        List<OperatorActionId> noted = List.of(Kind.values()).stream()
                .map(kind -> append(operator, kind, Subject.of(concert.concertId())))
                .toList();

        List<OperatorAction> listed = all(2, page -> store().operatorActions().list(concert.concertId(), page));

        assertThat(listed)
                .extracting(OperatorAction::actionId)
                .containsAll(noted)
                .hasSize(noted.size() + 1);
        assertThat(listed.reversed()).extracting(OperatorAction::at).isSorted();
    }

    @Test
    void everyRoomHasItsOwnList() {
        append(aUser().userId(), Kind.RESUME, Subject.of(aConcert().concertId()));

        assertThat(all(aConcert())).extracting(OperatorAction::kind).containsExactly(Kind.CREATE_CONCERT);
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

    private OperatorActionId append(UserId operator, Kind kind, Subject subject) {
        OperatorActionId actionId = new OperatorActionId(UUID.randomUUID());
        run(store().operatorActions().append(new NewAction(actionId, operator, kind, subject)));
        return actionId;
    }

    /** Setting up the concert was recorded as well. */
    private static OperatorAction find(List<OperatorAction> actions, OperatorActionId actionId) {
        return actions.stream()
                .filter(action -> action.actionId().equals(actionId))
                .findFirst()
                .orElseThrow();
    }

    private List<OperatorAction> all(Concert concert) {
        return get(store().operatorActions().list(concert.concertId(), PageRequest.first(PageRequest.LIMIT_MAX)))
                .items();
    }
}
