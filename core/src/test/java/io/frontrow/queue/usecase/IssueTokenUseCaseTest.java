package io.frontrow.queue.usecase;

import static io.frontrow.shared.SaleFixture.aUser;
import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.queue.IssueToken;
import io.frontrow.queue.IssueToken.Command;
import io.frontrow.queue.IssueToken.Result.Issued;
import io.frontrow.queue.IssueToken.Result.SaleClosed;
import io.frontrow.queue.IssueToken.Result.UnknownConcert;
import io.frontrow.queue.RecordPromises;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.PromiseCounts;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.QueueStatus.State;
import io.frontrow.queue.model.QueueToken;
import io.frontrow.queue.model.RejoinPolicy;
import io.frontrow.queue.model.WaitEstimate;
import io.frontrow.queue.port.QueueTokens;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IssueTokenUseCaseTest {

    private final SaleFixture sale = new SaleFixture();
    private final RecordPromises promises = new RecordPromisesUseCase(sale.queue, sale.clock);
    private final IssueToken issueToken = new IssueTokenUseCase(
            sale.store.rooms(),
            sale.queue,
            sale.queue,
            sale.store.saleStatuses(),
            sale.store.roomMessages(),
            sale.holds,
            sale.admitWaiting,
            promises,
            new TextTokens(),
            UUID::randomUUID,
            sale.clock);

    @Test
    void theEstimateThatAUserIsToldIsAPromise() {
        issueToken.issue(new Command(sale.concertId(), aUser())).block();
        UserId waiting = aUser();
        issueToken.issue(new Command(sale.concertId(), waiting)).block();
        issueToken.issue(new Command(sale.concertId(), waiting)).block();
        promises.flush().block();

        get(sale.queue.admit(sale.room(), 10));

        assertThat(get(sale.queue.counts(sale.concertId())).promises()).isEqualTo(new PromiseCounts(2, 2, 2));
    }

    @Test
    void aPausedRoomPromisesNothing() {
        sale.setPolicy(sale.aRoom().pause().policy());
        issueToken.issue(new Command(sale.concertId(), aUser())).block();
        promises.flush().block();
        sale.setPolicy(sale.aRoom().policy());

        get(sale.queue.admit(sale.room(), 10));

        assertThat(get(sale.queue.counts(sale.concertId())).promises()).isEqualTo(PromiseCounts.NONE);
    }

    @Test
    void theFirstUserIsFirstInTheQueue() {
        Issued issued = issue(aUser());

        assertThat(issued.isNew()).isTrue();
        assertThat(issued.status().state()).isEqualTo(State.WAITING);
        assertThat(issued.status().position()).isEqualTo(1);
        assertThat(issued.status().ahead()).isZero();
        assertThat(issued.status().estimate()).isEqualTo(new WaitEstimate(1, 1));
        assertThat(issued.status().expiresAt()).isNull();
    }

    @Test
    void joiningNotesThatTheRoomHasWaitingUsers() {
        QueueEntry fan = issue(aUser()).status().entry();

        assertThat(get(sale.admitWaiting.admitWhereWaiting())).isEqualTo(1);

        assertThat(sale.isIn(fan)).isTrue();
    }

    @Test
    void aLaterUserSeesTheNumberOfEntriesAhead() {
        sale.fansWaiting(7);

        assertThat(issue(aUser()).status().ahead()).isEqualTo(7);
        assertThat(issue(aUser()).status().position()).isEqualTo(9);
    }

    @Test
    void theTokenIsTheSignedEntry() {
        UserId user = aUser();

        Issued issued = issue(user);

        assertThat(issued.token())
                .isEqualTo(new QueueToken(
                        "token of " + issued.status().entry().entryId().value()));
        assertThat(issued.status().entry().userId()).isEqualTo(user);
        assertThat(issued.status().entry().concertId()).isEqualTo(sale.concertId());
    }

    @Test
    void aUserWhoKeepsTheEntryGetsTheSameToken() {
        UserId user = aUser();
        Issued first = issue(user);

        Issued again = issue(user);

        assertThat(again.isNew()).isFalse();
        assertThat(again.token()).isEqualTo(first.token());
        assertThat(again.status()).isEqualTo(first.status());
    }

    @Test
    void anActiveEntryHasTheEndOfItsTurn() {
        UserId user = aUser();
        issue(user);
        get(sale.queue.admit(sale.room(), 1));

        Issued again = issue(user);

        assertThat(again.isNew()).isFalse();
        assertThat(again.status().state()).isEqualTo(State.ACTIVE);
        assertThat(again.status().position()).isZero();
        assertThat(again.status().expiresAt())
                .isEqualTo(sale.clock.instant().plus(sale.room().policy().turn()));
    }

    @Test
    void withRequeueTheOldTokenIsVoidAndTheNewOneIsAtTheEnd() {
        sale.setPolicy(sale.aRoom().reentry(RejoinPolicy.REQUEUE).policy());
        UserId user = aUser();
        Issued first = issue(user);
        sale.aFanWaiting();

        Issued again = issue(user);

        assertThat(again.isNew()).isTrue();
        assertThat(again.token()).isNotEqualTo(first.token());
        assertThat(again.status().ahead()).isEqualTo(1);
        assertThat(sale.state(first.status().entry())).isEqualTo(new EntryState.Gone(GoneReason.REPLACED));
    }

    @Test
    void requeuingDuringATurnReleasesTheHeldSeatsAndAdmitsTheNextEntry() {
        sale.setPolicy(sale.aRoom().capacity(1).reentry(RejoinPolicy.REQUEUE).policy());
        QueueEntry fan = sale.aFanInTurn();
        QueueEntry next = sale.aFanWaiting();
        sale.aHold(fan, 12, 13);

        Issued again = issue(fan.userId());

        assertThat(again.status().state()).isEqualTo(State.WAITING);
        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.NONE);
        assertThat(sale.isIn(next)).isTrue();
    }

    @Test
    void aUserWhoKeepsTheEntryKeepsTheHeldSeats() {
        QueueEntry fan = sale.aFanInTurn();
        sale.aHold(fan, 12, 13);

        issue(fan.userId());

        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.of(12, 13));
    }

    @Test
    void anEntryOfThePreQueueHasThePlaceGivenByTheSeed() {
        sale.setPolicy(sale.aRoom()
                .shuffle()
                .opensAt(sale.clock.instant().plus(Duration.ofMinutes(2)))
                .policy());
        UserId user = aUser();

        assertThat(issue(user).status().entry().place())
                .isEqualTo(sale.room().seed().placeOf(user));
    }

    @Test
    void beforeTheDrawNeitherStatusNorTokenShowsThePlace() {
        sale.setPolicy(sale.aRoom()
                .shuffle()
                .opensAt(sale.clock.instant().plus(Duration.ofMinutes(2)))
                .policy());
        UserId user = aUser();

        Issued before = issue(user);
        sale.clock.turn(Duration.ofMinutes(2));
        get(sale.admitWaiting.admitAll());
        sale.setPolicy(sale.aRoom().shuffle().pause().policy());
        Issued waiting = issue(aUser());

        assertThat(before.status().position()).isNull();
        assertThat(before.status().ahead()).isNull();
        assertThat(before.status().state()).isEqualTo(State.WAITING);
        assertThat(before.token().value()).startsWith("sealed token of ");
        assertThat(waiting.status().ahead()).isZero();
        assertThat(waiting.token().value()).startsWith("token of ");
    }

    @Test
    void theWaitIsUnknownWhileTheRoomIsPaused() {
        sale.setPolicy(sale.aRoom().pause().policy());

        assertThat(issue(aUser()).status().estimate()).isNull();
    }

    @Test
    void beforeTheOpeningTheWaitLastsAtLeastUntilThen() {
        sale.setPolicy(sale.aRoom()
                .opensAt(sale.clock.instant().plus(Duration.ofMinutes(2)))
                .policy());

        assertThat(issue(aUser()).status().estimate()).isEqualTo(new WaitEstimate(121, 121));
    }

    @Test
    void aConcertWithoutAPerformanceToComeHasNoQueue() {
        ConcertId withoutPerformance = sale.aConcert(sale.clock.instant());
        assertThat(get(issueToken.issue(new Command(withoutPerformance, aUser()))))
                .isEqualTo(new SaleClosed());

        sale.clock.turn(Duration.ofDays(7).minusMillis(1));
        assertThat(issue(aUser()).isNew()).isTrue();
        sale.clock.turn(Duration.ofMillis(1));

        assertThat(get(issueToken.issue(new Command(sale.concertId(), aUser()))))
                .isEqualTo(new SaleClosed());
        assertThat(get(sale.queue.counts(sale.concertId())).waiting()).isEqualTo(1);
    }

    @Test
    void anUnknownConcertHasNoQueue() {
        Command command = new Command(new ConcertId(UUID.randomUUID()), aUser());

        assertThat(get(issueToken.issue(command))).isEqualTo(new UnknownConcert());
        assertThat(get(sale.queue.counts(command.concertId())).waiting()).isZero();
    }

    private Issued issue(UserId user) {
        return (Issued) get(issueToken.issue(new Command(sale.concertId(), user)));
    }

    private static final class TextTokens implements QueueTokens {

        @Override
        public QueueToken sign(QueueEntry entry) {
            return new QueueToken("token of " + entry.entryId().value());
        }

        @Override
        public QueueToken signSealed(QueueEntry entry) {
            return new QueueToken("sealed token of " + entry.entryId().value());
        }
    }
}
