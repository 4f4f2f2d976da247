package io.frontrow.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.User;
import io.frontrow.catalog.model.Concert;
import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.catalog.port.Performances;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.payment.port.Payments;
import io.frontrow.queue.model.OperatorActionId;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.queue.port.OperatorActions.By;
import io.frontrow.reservation.model.CancellationOutcome;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.port.Cancellations;
import io.frontrow.reservation.port.Reservations;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.RefundId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.TransferId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Cursor;
import io.frontrow.shared.model.IdempotencyKey;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import io.frontrow.shared.model.Points;
import io.frontrow.wallet.model.TopUpOutcome;
import io.frontrow.wallet.port.Wallets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A base of the contracts of the system of record, with users, concerts and seats for tests. All tests of a contract
 * may share the store, so each test creates its own data.
 */
public abstract class SystemOfRecordContract {

    /** A deadline that leaves enough time to act and is short enough to wait for. */
    protected static final Duration MOMENT = Duration.ofSeconds(1);

    protected static final Duration HOLD = Duration.ofMinutes(5);
    protected static final int LIMIT = 4;
    protected static final Points PRICE = SeatPlan.standardHall().seat(1).price();

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private @Nullable SystemOfRecord store;

    /** Sets the system of record under test. An extension calls it, unless the test overrides {@link #store}. */
    public final void use(SystemOfRecord store) {
        this.store = store;
    }

    protected SystemOfRecord store() {
        return Objects.requireNonNull(store, "the system of record under test");
    }

    /** The response to a command sent now. */
    protected static <T> T get(Mono<T> answer) {
        return Objects.requireNonNull(answer.block(TIMEOUT));
    }

    protected static void run(Mono<Void> command) {
        command.block(TIMEOUT);
    }

    /** The responses to this number of concurrent commands. */
    protected static <T> List<T> atOnce(int count, IntFunction<Mono<T>> question) {
        return get(Flux.range(0, count)
                .flatMap(i -> Mono.defer(() -> question.apply(i)).subscribeOn(Schedulers.parallel()), count)
                .collectList());
    }

    /** All items of a list, read page by page. */
    protected static <T> List<T> all(int limit, Function<PageRequest, Mono<Page<T>>> list) {
        List<T> items = new ArrayList<>();
        Page<T> page = get(list.apply(PageRequest.first(limit)));
        items.addAll(page.items());
        while (page.next() != null) {
            assertThat(page.items()).as("a page that another one follows").hasSize(limit);
            page = get(list.apply(new PageRequest(limit, page.next())));
            items.addAll(page.items());
        }
        return items;
    }

    /** Asserts that a list accepts any cursor that a client makes up. */
    protected static <T> void assertBearsAnyCursor(Function<PageRequest, Mono<Page<T>>> list) {
        LongStream.of(Long.MIN_VALUE, -1, 0, Long.MAX_VALUE)
                .mapToObj(order -> new PageRequest(1, new Cursor(order, UUID.randomUUID())))
                .forEach(request -> assertThat(get(list.apply(request)).items()).hasSizeLessThan(2));
    }

    protected Instant fromNow(Duration duration) {
        return store().time().now().plus(duration).truncatedTo(ChronoUnit.MICROS);
    }

    protected User aUser() {
        Credentials credentials = credentials(UUID.randomUUID() + "@frontrow.example");
        assertThat(get(store().users().add(credentials))).isTrue();
        return credentials.user();
    }

    /** Somebody who does one thing. */
    protected By anOperator() {
        return by(aUser().userId());
    }

    protected static By by(UserId operatorId) {
        return new By(operatorId, new OperatorActionId(UUID.randomUUID()));
    }

    protected static Credentials credentials(String email) {
        User user = new User(new UserId(UUID.randomUUID()), new Email(email), "Fan", Role.USER);
        return new Credentials(user, new PasswordHash("hash of " + email));
    }

    /** A concert on sale since yesterday. */
    protected Concert aConcert() {
        return aConcert(fromNow(Duration.ofDays(-1)));
    }

    protected Concert aConcert(Instant salesOpenAt) {
        return aConcert(salesOpenAt, ZoneId.of("Asia/Seoul"));
    }

    /** A concert on sale since yesterday, at a venue in that time zone. */
    protected Concert aConcert(ZoneId timeZone) {
        return aConcert(fromNow(Duration.ofDays(-1)), timeZone);
    }

    private Concert aConcert(Instant salesOpenAt, ZoneId timeZone) {
        Concert concert = new Concert(
                new ConcertId(UUID.randomUUID()),
                "First Light",
                "The Dawns",
                "Hall One",
                timeZone,
                salesOpenAt,
                null,
                null);
        run(store().concerts().add(concert, WaitingRoomPolicy.opening(salesOpenAt), anOperator()));
        return concert;
    }

    /** A bookable performance in the standard hall. */
    protected Performance aPerformance() {
        return aPerformance(aConcert(), fromNow(Duration.ofDays(7)));
    }

    protected Performance aPerformance(Concert concert, Instant startsAt) {
        return aPerformance(concert, startsAt, SeatPlan.standardHall());
    }

    protected Performance aPerformance(Concert concert, Instant startsAt, SeatPlan plan) {
        PerformanceId performanceId = new PerformanceId(UUID.randomUUID());
        return added(get(store().performances().add(performanceId, concert.concertId(), startsAt, plan, anOperator())));
    }

    protected static Performance added(Performances.Addition outcome) {
        assertThat(outcome).isInstanceOf(Performances.Addition.Added.class);
        return ((Performances.Addition.Added) outcome).performance();
    }

    protected SeatHold hold(User user, Performance performance, Duration remaining, int... seats) {
        return hold(user.userId(), performance, remaining, seats);
    }

    protected SeatHold hold(UserId userId, Performance performance, Duration remaining, int... seats) {
        return new SeatHold(
                new HoldId(UUID.randomUUID()),
                performance.performanceId(),
                userId,
                SeatNumbers.of(seats),
                fromNow(remaining),
                remaining);
    }

    /** Tries to reserve with the usual limit. */
    protected Mono<Reservations.Outcome> tryToReserve(SeatHold hold, Performance performance) {
        return tryToReserve(hold, performance, LIMIT);
    }

    protected Mono<Reservations.Outcome> tryToReserve(SeatHold hold, Performance performance, int limit) {
        ReservationId fresh = new ReservationId(UUID.randomUUID());
        return store().reservations()
                .reserve(new Reservations.NewReservation(
                        fresh, performance, hold, new QueueEntryId(UUID.randomUUID()), limit));
    }

    protected Reservation aReservation(User user, Performance performance, int... seats) {
        return aReservation(user, performance, HOLD, seats);
    }

    protected Reservation aReservation(User user, Performance performance, Duration lasting, int... seats) {
        Reservations.Outcome outcome = get(tryToReserve(hold(user, performance, lasting, seats), performance));
        assertThat(outcome).isInstanceOf(Reservations.Outcome.Reserved.class);
        return ((Reservations.Outcome.Reserved) outcome).reservation();
    }

    protected void topUp(User user, long points) {
        assertThat(get(store().wallets().topUp(topUpRequest(user, points, aKey()))))
                .isInstanceOf(TopUpOutcome.ToppedUp.class);
    }

    protected static Wallets.TopUpRequest topUpRequest(User user, long points, IdempotencyKey key) {
        return new Wallets.TopUpRequest(new TransferId(UUID.randomUUID()), user.userId(), new Points(points), key);
    }

    protected static Payments.WalletPayment paymentOf(Reservation reservation, IdempotencyKey key) {
        return new Payments.WalletPayment(
                new PaymentId(UUID.randomUUID()),
                new TransferId(UUID.randomUUID()),
                reservation.userId(),
                reservation.concertId(),
                new QueueEntryId(UUID.randomUUID()),
                reservation.reservationId(),
                key);
    }

    protected PaymentOutcome pay(Reservation reservation) {
        return get(store().payments().payByWallet(paymentOf(reservation, aKey())));
    }

    /** A paid reservation. */
    protected Reservation aPurchase(User user, Performance performance, int... seats) {
        Reservation reservation = aReservation(user, performance, seats);
        topUp(user, reservation.totalPrice().value());
        assertThat(pay(reservation)).isInstanceOf(PaymentOutcome.Paid.class);
        return reservation;
    }

    /** Cancels all that is left of the reservation. */
    protected CancellationOutcome cancel(Reservation reservation) {
        return get(store().cancellations().cancel(cancellationOf(reservation, null)));
    }

    protected CancellationOutcome cancel(Reservation reservation, int... seats) {
        return get(store().cancellations().cancel(cancellationOf(reservation, SeatNumbers.of(seats))));
    }

    /**
     * A cancellation by the owner of the reservation.
     *
     * @param seats the seats to cancel; null for all that are left
     */
    protected static Cancellations.Cancellation cancellationOf(Reservation reservation, @Nullable SeatNumbers seats) {
        return new Cancellations.Cancellation(
                new RefundId(UUID.randomUUID()),
                new TransferId(UUID.randomUUID()),
                reservation.userId(),
                reservation.reservationId(),
                seats);
    }

    protected static IdempotencyKey aKey() {
        return new IdempotencyKey(UUID.randomUUID().toString());
    }

    protected Points balance(User user) {
        return get(store().wallets().balance(user.userId())).orElseThrow();
    }
}
