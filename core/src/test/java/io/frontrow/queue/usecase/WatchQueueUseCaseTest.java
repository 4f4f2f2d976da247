package io.frontrow.queue.usecase;

import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.User;
import io.frontrow.payment.port.Payments;
import io.frontrow.queue.WatchQueue;
import io.frontrow.queue.WatchQueue.Event;
import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.MessageText;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.QueueStatus;
import io.frontrow.queue.port.AdmissionFeed;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.port.Cancellations;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.RefundId;
import io.frontrow.shared.id.TransferId;
import io.frontrow.shared.model.IdempotencyKey;
import io.frontrow.shared.polling.RecordingObserver;
import io.frontrow.shared.polling.StatePoller;
import io.frontrow.wallet.port.Wallets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.scheduler.VirtualTimeScheduler;
import reactor.test.subscriber.TestSubscriber;

class WatchQueueUseCaseTest {

    private static final Duration NEAR = Duration.ofSeconds(1);
    private static final Duration FAR = Duration.ofSeconds(10);
    private static final Duration ANNOUNCED = RoomAnnouncements.INTERVAL.plus(StatePoller.POLL_INTERVAL);
    private static final MessageText MESSAGE = new MessageText("Doors open late.", null);

    private final SaleFixture sale = new SaleFixture();
    private final VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();

    @BeforeEach
    void oneAtATime() {
        sale.setPolicy(sale.aRoom().capacity(1).turnSeconds(600).policy());
    }

    @Test
    void sendsTheCurrentStatusAtOnce() {
        sale.aFanWaiting();
        QueueEntry fan = sale.aFanWaiting();

        TestSubscriber<Event> stream = listen(fan);

        assertThat(statuses(stream)).singleElement().satisfies(status -> {
            assertThat(status.entry()).isEqualTo(fan);
            assertThat(status.ahead()).isEqualTo(1);
        });
        assertThat(stream.getReceivedOnNext())
                .first()
                .isInstanceOfSatisfying(
                        Event.Status.class, event -> assertThat(event.asOf()).isEqualTo(sale.clock.instant()));
    }

    @Test
    void updatesAnEntryNearTheFrontWithinASecond() {
        sale.setPolicy(sale.aRoom().capacity(1_000).policy());
        QueueEntry ahead = sale.aFanWaiting();
        TestSubscriber<Event> stream = listen(sale.aFanWaiting());

        get(sale.queue.leave(ahead, LeaveReason.LEFT));
        pass(NEAR);

        assertThat(statuses(stream)).extracting(QueueStatus::ahead).containsExactly(1L, 0L);
    }

    @Test
    void updatesAnEntryFarBackWithinTenSeconds() {
        sale.aFanInTurn();
        QueueEntry ahead = sale.aFanWaiting();
        TestSubscriber<Event> stream = listen(sale.aFanWaiting());

        get(sale.queue.leave(ahead, LeaveReason.LEFT));
        pass(FAR.minus(StatePoller.POLL_INTERVAL));
        assertThat(statuses(stream)).hasSize(1);

        pass(StatePoller.POLL_INTERVAL);
        assertThat(statuses(stream)).extracting(QueueStatus::ahead).containsExactly(1L, 0L);
    }

    @Test
    void sendsTheAdmissionAtOnce() {
        TestSubscriber<Event> stream = listen(sale.aFanWaiting());

        get(sale.queue.admit(sale.room(), 1));

        assertThat(statuses(stream).getLast().state()).isEqualTo(QueueStatus.State.ACTIVE);
    }

    @Test
    void sendsTheAdmissionEvenIfItsNotificationIsLost() {
        sale.aFanInTurn();
        TestSubscriber<Event> stream = listen(watchQueue(_ -> Flux.never()), sale.aFanWaiting());
        sale.setPolicy(sale.aRoom().capacity(2).policy());
        get(sale.queue.admit(sale.room(), 1));
        assertThat(statuses(stream)).hasSize(1);

        pass(FAR);

        assertThat(statuses(stream).getLast().state()).isEqualTo(QueueStatus.State.ACTIVE);
    }

    @Test
    void sendsAMessageToAnEntryFarBackAtOnce() {
        sale.aFanInTurn();
        TestSubscriber<Event> stream = listen(sale.aFanWaiting());
        pass(ANNOUNCED);

        sale.store.roomMessages().write(sale.concertId(), MESSAGE).block();
        pass(ANNOUNCED);

        assertThat(statuses(stream))
                .hasSize(2)
                .last()
                .satisfies(status -> assertThat(status.message())
                        .hasValueSatisfying(
                                message -> assertThat(message.text()).isEqualTo(MESSAGE)));

        sale.store.roomMessages().remove(sale.concertId()).block();
        pass(ANNOUNCED);

        assertThat(statuses(stream))
                .hasSize(3)
                .last()
                .satisfies(status -> assertThat(status.message()).isEmpty());
    }

    @Test
    void takesBackAMessageThatOnlyOneEntryHasSeen() {
        WatchQueue watchQueue = watchQueue(sale.queue);
        sale.aFanInTurn();
        TestSubscriber<Event> other = listen(watchQueue, sale.aFanWaiting());
        pass(RoomAnnouncements.INTERVAL);

        sale.store.roomMessages().write(sale.concertId(), MESSAGE).block();
        TestSubscriber<Event> stream = listen(watchQueue, sale.aFanWaiting());
        sale.store.roomMessages().remove(sale.concertId()).block();
        pass(ANNOUNCED);

        assertThat(statuses(stream))
                .extracting(status -> status.message().isPresent())
                .containsExactly(true, false);
        assertThat(statuses(other)).hasSize(1);
    }

    @Test
    void sendsThatTheRoomIsPausedToAnEntryFarBackAtOnce() {
        sale.aFanInTurn();
        TestSubscriber<Event> stream = listen(sale.aFanWaiting());
        pass(ANNOUNCED);

        get(sale.store.rooms().setPaused(sale.concertId(), true));
        pass(ANNOUNCED);

        assertThat(statuses(stream))
                .last()
                .satisfies(status -> assertThat(status.estimate()).isNull());
    }

    @Test
    void sendsThatTheSaleIsClosedToAnEntryFarBackAtOnce() {
        sale.aFanInTurn();
        TestSubscriber<Event> stream = listen(sale.aFanWaiting());
        pass(ANNOUNCED);

        get(sale.store.performances().withdraw(sale.performance.performanceId(), SaleFixture.anOperator()));
        pass(ANNOUNCED);

        assertThat(stream.getReceivedOnNext().getLast()).isEqualTo(new Event.Gone(GoneReason.SALE_CLOSED));
    }

    @Test
    void reportsWithinASecondThatAllSeatsAreSoldAndThatTheyAreNot() {
        sale.aFanInTurn();
        sale.aFanWaiting();
        TestSubscriber<Event> stream = listen(sale.aFanWaiting());
        pass(NEAR);
        int before = statuses(stream).size();

        Reservation all = soldOut();
        pass(NEAR);
        assertThat(statuses(stream)).hasSize(before + 1);
        assertThat(statuses(stream).getLast().sale().isSoldOut()).isTrue();

        givenBack(all);
        pass(NEAR);
        assertThat(statuses(stream).getLast().sale().isSoldOut()).isFalse();
    }

    @Test
    void reportsTheEndOfATurnWithinASecond() {
        QueueEntry fan = sale.aFanInTurn();
        TestSubscriber<Event> stream = listen(fan);

        pass(sale.room().policy().turn().plus(NEAR));

        assertThat(stream.getReceivedOnNext().getLast()).isEqualTo(new Event.Gone(GoneReason.EXPIRED));
        assertThat(stream.isTerminatedComplete()).isTrue();
    }

    @Test
    void endsWhenTheEntryIsGone() {
        QueueEntry fan = sale.aFanWaiting();
        TestSubscriber<Event> stream = listen(fan);

        get(sale.queue.leave(fan, LeaveReason.LEFT));
        pass(FAR);

        assertThat(stream.getReceivedOnNext().getLast()).isEqualTo(new Event.Gone(GoneReason.LEFT));
        assertThat(stream.isTerminatedComplete()).isTrue();
    }

    @Test
    void aGoneEntryGetsNoOtherEvent() {
        QueueEntry fan = sale.aFanWaiting();
        get(sale.queue.leave(fan, LeaveReason.LEFT));

        assertThat(listen(fan).getReceivedOnNext()).containsExactly(new Event.Gone(GoneReason.LEFT));
    }

    @Test
    void keepsTheStreamAliveWhenNothingHasChanged() {
        TestSubscriber<Event> stream = listen(sale.aFanWaiting());

        pass(StatePoller.KEEP_ALIVE_INTERVAL);

        assertThat(stream.getReceivedOnNext()).last().isEqualTo(new Event.Unchanged());
    }

    @Test
    void anEntrysFourthStreamEndsItsOldest() {
        WatchQueue watchQueue = watchQueue(sale.queue);
        QueueEntry fan = sale.aFanWaiting();
        List<TestSubscriber<Event>> streams =
                IntStream.range(0, 3).mapToObj(_ -> listen(watchQueue, fan)).toList();

        assertThat(statuses(listen(watchQueue, sale.aFanWaiting()))).hasSize(1);
        assertThat(streams).noneMatch(TestSubscriber::isTerminatedOrCancelled);

        assertThat(statuses(listen(watchQueue, fan))).hasSize(1);

        assertThat(streams.getFirst().isTerminatedComplete()).isTrue();
        assertThat(streams.subList(1, 3)).noneMatch(TestSubscriber::isTerminatedOrCancelled);
    }

    private Reservation soldOut() {
        User user = new User(SaleFixture.aUser(), new Email("buyer@frontrow.example"), "Fan", Role.USER);
        get(sale.store.users().add(new Credentials(user, new PasswordHash("of a password"))));
        Reservation all = sale.aReservation(
                user.userId(),
                IntStream.rangeClosed(1, sale.performance.plan().size()).toArray());
        get(sale.store
                .wallets()
                .topUp(new Wallets.TopUpRequest(
                        new TransferId(UUID.randomUUID()), user.userId(), all.totalPrice(), aKey())));
        get(sale.store
                .payments()
                .payByWallet(new Payments.WalletPayment(
                        new PaymentId(UUID.randomUUID()),
                        new TransferId(UUID.randomUUID()),
                        user.userId(),
                        sale.concertId(),
                        new QueueEntryId(UUID.randomUUID()),
                        all.reservationId(),
                        aKey())));
        return all;
    }

    private void givenBack(Reservation reservation) {
        get(sale.store
                .cancellations()
                .cancel(new Cancellations.Cancellation(
                        new RefundId(UUID.randomUUID()),
                        new TransferId(UUID.randomUUID()),
                        reservation.userId(),
                        reservation.reservationId(),
                        null)));
    }

    private static IdempotencyKey aKey() {
        return new IdempotencyKey(UUID.randomUUID().toString());
    }

    private TestSubscriber<Event> listen(QueueEntry fan) {
        return listen(watchQueue(sale.queue), fan);
    }

    private static TestSubscriber<Event> listen(WatchQueue watchQueue, QueueEntry fan) {
        TestSubscriber<Event> listener = TestSubscriber.create();
        watchQueue.watch(fan).subscribe(listener);
        return listener;
    }

    private WatchQueue watchQueue(AdmissionFeed admissions) {
        return new WatchQueueUseCase(
                new ReadQueueStatusUseCase(
                        sale.store.rooms(),
                        sale.checkTurn,
                        sale.queue,
                        sale.store.saleStatuses(),
                        sale.store.roomMessages(),
                        sale.clock),
                admissions,
                sale.store.saleStatuses(),
                sale.store.roomMessages(),
                sale.store.rooms(),
                new RecordingObserver(),
                sale.clock,
                scheduler);
    }

    private static List<QueueStatus> statuses(TestSubscriber<Event> stream) {
        return stream.getReceivedOnNext().stream()
                .filter(Event.Status.class::isInstance)
                .map(event -> ((Event.Status) event).status())
                .toList();
    }

    private void pass(Duration duration) {
        for (Duration left = duration; left.isPositive(); left = left.minus(StatePoller.POLL_INTERVAL)) {
            sale.clock.turn(StatePoller.POLL_INTERVAL);
            scheduler.advanceTimeBy(StatePoller.POLL_INTERVAL);
        }
    }
}
