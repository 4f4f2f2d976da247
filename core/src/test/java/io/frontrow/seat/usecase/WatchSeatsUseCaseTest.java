package io.frontrow.seat.usecase;

import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TurnRefusal;
import io.frontrow.seat.WatchSeats;
import io.frontrow.seat.WatchSeats.Event;
import io.frontrow.seat.WatchSeats.Event.Refusal;
import io.frontrow.seat.model.SeatChange;
import io.frontrow.seat.model.SeatChanges;
import io.frontrow.seat.model.SeatStatus;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.polling.RecordingObserver;
import io.frontrow.shared.polling.StatePoller;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;
import reactor.test.subscriber.TestSubscriber;

class WatchSeatsUseCaseTest {

    private static final Duration PACE = Duration.ofSeconds(1);

    private final SaleFixture sale = new SaleFixture();

    /** Also drives the expiry of the snapshots. */
    private VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();

    private WatchSeats watchSeats = watchSeats();

    @BeforeEach
    void turnTheTimeByHand() {
        scheduler = VirtualTimeScheduler.getOrSet();
        watchSeats = watchSeats();
    }

    @AfterEach
    void letTimeGo() {
        VirtualTimeScheduler.reset();
    }

    @Test
    void sendsAllSeatsAtOnceAndThenThoseThatChange() {
        QueueEntry fan = sale.aFanInTurn();
        sale.aHold(sale.aFanInTurn(), 1);
        TestSubscriber<Event> stream = listen(fan);
        assertThat(changes(stream)).singleElement().satisfies(all -> {
            assertThat(all.asOf()).isEqualTo(sale.clock.instant());
            assertThat(all.changed()).hasSize(50).startsWith(new SeatChange(1, SeatStatus.HELD));
        });

        sale.aHold(fan, 2, 3);
        pass(PACE);

        assertThat(changes(stream)).hasSize(2);
        assertThat(changes(stream).getLast().changed())
                .containsExactly(new SeatChange(2, SeatStatus.HELD), new SeatChange(3, SeatStatus.HELD));
    }

    @Test
    void aSlowClientGetsAllChangesInOneEvent() {
        QueueEntry fan = sale.aFanInTurn();
        TestSubscriber<Event> slow = TestSubscriber.builder().initialRequest(1).build();
        watchSeats.watch(fan, sale.performanceId()).subscribe(slow);
        for (int seat = 1; seat <= 10; seat++) {
            sale.aHold(fan, seat);
            pass(PACE);
        }

        slow.request(1);

        assertThat(changes(slow)).hasSize(2);
        assertThat(changes(slow).getLast().changed())
                .extracting(SeatChange::seatNumber)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 10).boxed().toList());
    }

    @Test
    void streamsWithTheSameChangesShareThem() {
        TestSubscriber<Event> one = listen(sale.aFanInTurn());
        TestSubscriber<Event> another = listen(sale.aFanInTurn());
        sale.aHold(sale.aFanInTurn(), 1);
        pass(PACE);

        assertThat(changes(one)).hasSize(2);
        assertThat(changes(another).getFirst()).isSameAs(changes(one).getFirst());
        assertThat(changes(another).getLast()).isSameAs(changes(one).getLast());
    }

    @Test
    void keepsTheStreamAliveWhenNothingHasChanged() {
        TestSubscriber<Event> stream = listen(sale.aFanInTurn());

        pass(StatePoller.KEEP_ALIVE_INTERVAL);

        assertThat(stream.getReceivedOnNext()).hasSize(2).last().isEqualTo(new Event.Unchanged());
    }

    @Test
    void endsWhenTheTurnIsOver() {
        QueueEntry fan = sale.aFanInTurn();
        TestSubscriber<Event> stream = listen(fan);

        get(sale.queue.leave(fan, LeaveReason.LEFT));
        pass(PACE);

        assertThat(stream.getReceivedOnNext())
                .last()
                .isEqualTo(new Refusal.NoTurn(new TurnRefusal.EntryGone(GoneReason.LEFT)));
        assertThat(stream.isTerminatedComplete()).isTrue();
    }

    @Test
    void aWaitingUserSeesNoSeats() {
        assertThat(listen(sale.aFanWaiting()).getReceivedOnNext())
                .containsExactly(new Refusal.NoTurn(new TurnRefusal.NotYourTurn(0)));
    }

    @Test
    void anUnknownPerformanceHasNoSeats() {
        TestSubscriber<Event> stream = TestSubscriber.create();
        watchSeats
                .watch(sale.aFanInTurn(), new PerformanceId(UUID.randomUUID()))
                .subscribe(stream);

        assertThat(stream.getReceivedOnNext()).containsExactly(new Refusal.UnknownPerformance());
    }

    @Test
    void endsWhenThePerformanceBegins() {
        sale.setPolicy(sale.aRoom().turnSeconds(86_400).policy());
        sale.clock.turn(Duration.ofDays(7).minus(PACE));
        TestSubscriber<Event> stream = listen(sale.aFanInTurn());

        pass(PACE);

        assertThat(stream.getReceivedOnNext()).last().isEqualTo(new Refusal.NotBookable());
    }

    @Test
    void anEntrysFourthStreamEndsItsOldest() {
        QueueEntry fan = sale.aFanInTurn();
        List<TestSubscriber<Event>> streams =
                IntStream.range(0, 4).mapToObj(_ -> listen(fan)).toList();

        assertThat(streams.getFirst().isTerminatedComplete()).isTrue();
        assertThat(streams.subList(1, 4)).noneMatch(TestSubscriber::isTerminatedOrCancelled);
    }

    private TestSubscriber<Event> listen(QueueEntry fan) {
        TestSubscriber<Event> listener = TestSubscriber.create();
        watchSeats.watch(fan, sale.performanceId()).subscribe(listener);
        return listener;
    }

    private WatchSeats watchSeats() {
        return new WatchSeatsUseCase(
                new ReadSeatMapUseCase(
                        sale.checkTurn, sale.store.performances(), sale.store.claims(), sale.holds, sale.clock),
                new RecordingObserver(),
                sale.clock,
                scheduler);
    }

    private static List<SeatChanges> changes(TestSubscriber<Event> stream) {
        return stream.getReceivedOnNext().stream()
                .filter(Event.Changed.class::isInstance)
                .map(event -> ((Event.Changed) event).changes())
                .toList();
    }

    private void pass(Duration duration) {
        for (Duration left = duration; left.isPositive(); left = left.minus(StatePoller.POLL_INTERVAL)) {
            sale.clock.turn(StatePoller.POLL_INTERVAL);
            scheduler.advanceTimeBy(StatePoller.POLL_INTERVAL);
        }
    }
}
