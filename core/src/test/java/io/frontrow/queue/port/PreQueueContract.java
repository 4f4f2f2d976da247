package io.frontrow.queue.port;

import static io.frontrow.queue.port.RoomCountsAssert.assertThat;
import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.RejoinPolicy;
import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.model.TurnRecord;
import io.frontrow.queue.port.QueueEntries.Joined;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.port.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The contract of the pre-queue: the order of the entries made before the opening. Each test has its own concert. */
public abstract class PreQueueContract {

    private static final int CROWD = 1_000;
    private static final int LATE = 20;
    private static final int FRONT = 10;

    private final ConcertId concertId = new ConcertId(UUID.randomUUID());
    private final TestRoom open = TestRoom.of(concertId).shuffle();
    private final TestRoom preQueue = open.opensAt(Instant.now().plusSeconds(3_600));

    protected abstract TestQueue queue();

    /** The same store, as another instance of the application uses it. */
    protected abstract TestQueue queueOfAnotherInstance();

    @Test
    void thePreQueueIsOrderedByTheSeedAndLaterUsersFollowAsTheyCome() {
        List<UserId> crowd = users(CROWD);
        List<UserId> late = users(LATE);

        List<QueueEntry> all = new ArrayList<>(joinedAtOnce(crowd));
        late.forEach(user -> all.add(join(open.epoch(2), user)));

        List<QueueEntry> line = inOrder(all);
        assertThat(line.stream().map(QueueEntry::userId))
                .containsExactlyElementsOf(
                        Stream.concat(crowd.stream().sorted(comparing(TestRoom.SEED::placeOf)), late.stream())
                                .toList());
        get(queue().admit(open.epoch(2).room(), FRONT));
        assertThat(line.subList(0, FRONT)).allMatch(this::isIn);
        assertThat(line.subList(FRONT, line.size())).noneMatch(this::isIn);
    }

    @Test
    void thePlaceInThePreQueueIsThatOfTheSeed() {
        UserId user = aUser();

        assertThat(join(preQueue, user).place()).isEqualTo(TestRoom.SEED.placeOf(user));
    }

    @Test
    void aUserWhoLeavesThePreQueueAndReturnsHasTheSamePlace() {
        UserId user = aUser();
        QueueEntry first = join(preQueue, user);
        get(queue().leave(first, LeaveReason.LEFT));

        QueueEntry again = join(preQueue, user);

        assertThat(again.entryId()).isNotEqualTo(first.entryId());
        assertThat(again.place()).isEqualTo(first.place());
    }

    @Test
    void aUserWhoRequeuesInThePreQueueHasTheSamePlace() {
        UserId user = aUser();
        QueueEntry first = join(preQueue, user);

        QueueEntry again = join(preQueue.reentry(RejoinPolicy.REQUEUE), user);

        assertThat(again.place()).isEqualTo(first.place());
        assertThat(state(first)).isEqualTo(new EntryState.Gone(GoneReason.REPLACED));
        assertThat(get(queue().counts(concertId))).waiting(1);
    }

    @Test
    void thereIsNoPreQueueOnceTheRoomHasOpened() {
        assertThat(join(open, aUser()).place().isOfPreQueue()).isFalse();
        assertThat(join(open.opensAt(Instant.now().minusSeconds(60)), aUser())
                        .place()
                        .isOfPreQueue())
                .isFalse();
    }

    @Test
    void thereIsNoPreQueueInARoomThatDoesNotShuffle() {
        TestRoom plain = TestRoom.of(concertId).opensAt(Instant.now().plusSeconds(3_600));

        List<Place> places =
                users(20).stream().map(user -> join(plain, user).place()).toList();

        assertThat(places).isSorted().noneMatch(Place::isOfPreQueue);
    }

    @Test
    void anInstanceUnawareOfTheOpeningPutsNoUserIntoThePreQueue() {
        get(queue().admit(open.epoch(2).room(), 1));

        assertThat(join(preQueue.epoch(1), aUser()).place().isOfPreQueue()).isFalse();
    }

    @Test
    void anInstanceUnawareOfAPostponementDoesNotEndThePreQueue() {
        get(queue().admit(preQueue.epoch(2).room(), 1));

        assertThat(get(queue().hasOpened(open.epoch(1).room()))).isFalse();
        assertThat(join(open.epoch(1), aUser()).place().isOfPreQueue()).isTrue();
        assertThat(join(preQueue.epoch(2), aUser()).place().isOfPreQueue()).isTrue();
    }

    @Test
    void anInstanceUnawareOfALaterChangeDoesNotTellThatTheRoomHasOpened() {
        get(queue().admit(open.epoch(2).room(), 1));

        assertThat(get(queue().hasOpened(open.epoch(1).room()))).isFalse();
        assertThat(get(queue().hasOpened(open.epoch(2).room()))).isTrue();
    }

    @Test
    void noUserGetsIntoThePreQueueOnceItWasToldThatTheRoomHasOpened() {
        QueueEntry waiting = join(preQueue, aUser());
        assertThat(get(queue().hasOpened(preQueue.room()))).isFalse();

        assertThat(get(queue().hasOpened(open.epoch(2).room()))).isTrue();

        assertThat(join(preQueue.epoch(3), aUser()).place()).isGreaterThan(waiting.place());
        assertThat(join(preQueue.epoch(3), aUser()).place().isOfPreQueue()).isFalse();
    }

    @Test
    void anInstanceUnawareOfANewSeedDrawsNoLots() {
        get(queue().admit(open.epoch(1).room(), 1));
        get(queue().admit(preQueue.epoch(2).room(), 1));

        assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> join(open.epoch(1), aUser()));
        assertThat(join(preQueue.epoch(2), aUser()).place().isOfPreQueue()).isTrue();
    }

    @Test
    void aUserWhoLeavesARoomThatIsClosedAgainGetsNoNewLot() {
        QueueEntry drawn = join(preQueue, aUser());
        join(preQueue, aUser());
        get(queue().admit(open.pause().epoch(2).room(), 0));
        get(queue().leave(drawn, LeaveReason.LEFT));

        assertThat(join(preQueue.epoch(3), drawn.userId()).place().isOfPreQueue())
                .isFalse();
    }

    @Test
    void anInstanceUnawareOfANewCapacityStillPutsUsersIntoThePreQueue() {
        get(queue().admit(preQueue.capacity(1).epoch(2).room(), 1));

        assertThat(join(preQueue.epoch(1), aUser()).place().isOfPreQueue()).isTrue();
    }

    @Test
    void noUserOvertakesWaitingUsersWhenARoomIsClosedAgain() {
        QueueEntry waiting = join(open, aUser());

        QueueEntry later = join(preQueue.epoch(2), aUser());

        assertThat(later.place()).isGreaterThan(waiting.place());
        get(queue().leave(waiting, LeaveReason.LEFT));
        get(queue().leave(later, LeaveReason.LEFT));
        assertThat(join(preQueue.epoch(2), aUser()).place().isOfPreQueue()).isTrue();
    }

    @Test
    void beforeTheDrawNoEntryHasAPlaceToShow() {
        QueueEntry entry = join(preQueue, aUser());
        join(preQueue, aUser());

        assertThat(state(entry)).isEqualTo(new EntryState.Undrawn(1, 0));
        assertThat(get(queue().join(preQueue.room(), entry.userId(), anEntryId()))
                        .state())
                .isEqualTo(new EntryState.Undrawn(1, 0));
        assertThat(get(queue().join(preQueue.room(), aUser(), anEntryId())).state())
                .isEqualTo(new EntryState.Undrawn(2, 0));
        assertThat(get(queue().restore(entry, new TurnRecord.Unknown()))).isEqualTo(new EntryState.Undrawn(2, 0));

        get(queue().admit(open.pause().epoch(2).room(), FRONT));

        assertThat(state(entry)).isInstanceOf(EntryState.Waiting.class);
        assertThat(get(queue().join(preQueue.room(), entry.userId(), anEntryId()))
                        .state())
                .isEqualTo(state(entry));
    }

    @Test
    void anEntryOfThePreQueueCanBeAdmittedAheadOfTheDraw() {
        QueueEntry entry = join(preQueue, aUser());

        get(queue().admitAhead(preQueue.room(), entry));

        assertThat(isIn(entry)).isTrue();
    }

    @Test
    void aPlaceThatWasShownIsNotOvertakenByANewPreQueue() {
        List<QueueEntry> drawn = joinedAtOnce(users(FRONT));
        get(queue().admit(open.pause().epoch(2).room(), FRONT));
        List<Long> shown = drawn.stream().map(this::ahead).toList();

        List<QueueEntry> later =
                users(LATE).stream().map(user -> join(preQueue.epoch(3), user)).toList();
        get(queue().admit(preQueue.epoch(3).room(), FRONT));

        assertThat(drawn.stream().map(this::ahead)).isEqualTo(shown);
        assertThat(later).noneMatch(entry -> entry.place().isOfPreQueue());
        Stream.concat(drawn.stream(), later.stream()).forEach(entry -> get(queue().leave(entry, LeaveReason.LEFT)));
        assertThat(state(join(preQueue.epoch(3), aUser()))).isEqualTo(new EntryState.Undrawn(0, 0));
    }

    private List<QueueEntry> joinedAtOnce(List<UserId> users) {
        return get(Flux.fromIterable(users)
                .index()
                .flatMap(it -> (it.getT1() % 2 == 0 ? queue() : queueOfAnotherInstance())
                        .join(preQueue.room(), it.getT2(), anEntryId())
                        .subscribeOn(Schedulers.parallel()))
                .map(Joined::entry)
                .collectList());
    }

    private QueueEntry join(TestRoom room, UserId user) {
        return get(queue().join(room.room(), user, anEntryId())).entry();
    }

    private List<QueueEntry> inOrder(List<QueueEntry> all) {
        QueueEntry[] line = new QueueEntry[all.size()];
        all.forEach(entry -> line[Math.toIntExact(ahead(entry))] = entry);
        return List.of(line);
    }

    private long ahead(QueueEntry entry) {
        return ((EntryState.Waiting) state(entry)).ahead();
    }

    private boolean isIn(QueueEntry entry) {
        return state(entry) instanceof EntryState.Active;
    }

    private EntryState state(QueueEntry entry) {
        return get(queue().state(entry));
    }

    private static List<UserId> users(int count) {
        return IntStream.range(0, count).mapToObj(_ -> aUser()).toList();
    }

    private static UserId aUser() {
        return new UserId(UUID.randomUUID());
    }

    private static QueueEntryId anEntryId() {
        return new QueueEntryId(UUID.randomUUID());
    }

    private static <T> T get(Mono<T> mono) {
        return mono.blockOptional(Duration.ofSeconds(20)).orElseThrow();
    }
}
