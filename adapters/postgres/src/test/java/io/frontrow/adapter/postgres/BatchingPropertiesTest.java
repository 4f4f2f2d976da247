package io.frontrow.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.User;
import io.frontrow.adapter.postgres.payment.BatchingPayments;
import io.frontrow.adapter.postgres.reservation.BatchingReservations;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.adapter.postgres.wallet.BatchingWallets;
import io.frontrow.catalog.model.Concert;
import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.catalog.model.Section;
import io.frontrow.payment.model.CaptureId;
import io.frontrow.payment.model.CaptureResult;
import io.frontrow.payment.model.CardToken;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.payment.port.CardPayments;
import io.frontrow.payment.port.Payments;
import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.reservation.port.Reservations;
import io.frontrow.reservation.port.Reservations.Outcome;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.shared.SystemOfRecord;
import io.frontrow.shared.SystemOfRecordContract;
import io.frontrow.shared.TestClock;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.RefundId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.TransferId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.IdempotencyKey;
import io.frontrow.shared.model.Points;
import io.frontrow.wallet.port.Wallets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AfterProperty;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * A batch has the outcomes that its commands would have one by one, in their order; those returned for a retry run
 * last.
 */
class BatchingPropertiesTest extends SystemOfRecordContract {

    private static final int USERS = 3;
    private static final int SEATS = 8;
    private static final TestPostgres POSTGRES = TestPostgres.migrated(1);

    private final DatabaseClient client = POSTGRES.client();
    private final SqlExecutor executor = new SqlExecutor(client);
    private final SystemOfRecord store = PostgresStore.of(client);
    private final SystemOfRecord oneByOne = SystemOfRecord.inMemory(new TestClock());

    @Override
    protected SystemOfRecord store() {
        return store;
    }

    @AfterProperty
    void audit() {
        PostgresStore.assertSound(POSTGRES);
    }

    @AfterContainer
    static void close() {
        POSTGRES.close();
    }

    private Sale openTheSale() {
        List<UserId> users = IntStream.range(0, USERS).mapToObj(_ -> signUp()).toList();
        Instant yesterday = fromNow(Duration.ofDays(-1));
        Concert concert = new Concert(
                new ConcertId(UUID.randomUUID()),
                "Title",
                "Artist",
                "Hall",
                ZoneId.of("Asia/Seoul"),
                yesterday,
                null,
                null);
        PerformanceId performanceId = new PerformanceId(UUID.randomUUID());
        inBoth(each -> each.concerts()
                .add(concert, WaitingRoomPolicy.opening(yesterday), by(users.getFirst()))
                .thenReturn(true));
        return new Sale(
                users,
                added(inBoth(each -> each.performances()
                        .add(
                                performanceId,
                                concert.concertId(),
                                fromNow(Duration.ofDays(7)),
                                plan(),
                                by(users.getFirst())))));
    }

    private UserId signUp() {
        Credentials credentials = credentials(UUID.randomUUID() + "@frontrow.example");
        inBoth(each -> each.users().add(credentials));
        User user = credentials.user();
        return user.userId();
    }

    /** Seats of 10 to 80 points. */
    private static SeatPlan plan() {
        return new SeatPlan(IntStream.rangeClosed(1, SEATS)
                .mapToObj(i -> new Section("Section " + i, 1, 1, new Points(10L * i)))
                .toList());
    }

    @Property(tries = 40)
    void payments(
            @ForAll @Size(USERS) List<@IntRange(min = 1, max = 200) Integer> balances,
            @ForAll("cards") List<Carding> cards,
            @ForAll("payments") List<Paying> sent) {
        Sale sale = openTheSale();
        List<ReservationId> reservations = IntStream.rangeClosed(1, SEATS)
                .mapToObj(seat -> reserved(sale, seat))
                .toList();
        IntStream.range(0, USERS)
                .mapToObj(i -> topUp(sale.users().get(i), balances.get(i), aKey()))
                .forEach(request -> inBoth(each -> each.wallets().topUp(request)));
        List<CardPayments.CardPayment> pending = cards.stream()
                .map(it -> new CardPayments.CardPayment(
                        new PaymentId(UUID.randomUUID()),
                        sale.entryOf(it.seat() % USERS),
                        reservations.get(it.seat() - 1),
                        new CardToken("tok_ok"),
                        new IdempotencyKey("key-" + it.key())))
                .toList();
        pending.forEach(command ->
                inBoth(each -> each.cardPayments().begin(command, HOLD).thenReturn(true)));
        ConcertId elsewhere = new ConcertId(UUID.randomUUID());
        List<Payments.WalletPayment> orders = sent.stream()
                .map(it -> new Payments.WalletPayment(
                        new PaymentId(UUID.randomUUID()),
                        new TransferId(UUID.randomUUID()),
                        sale.users().get(it.byOther() ? (it.seat() + 1) % USERS : it.seat() % USERS),
                        it.elsewhere() ? elsewhere : sale.performance().concertId(),
                        new QueueEntryId(UUID.randomUUID()),
                        reservations.get(it.seat() - 1),
                        new IdempotencyKey("key-" + it.key())))
                .toList();

        assertLikeOneByOne(
                sale,
                orders,
                new BatchingPayments(executor)::payBatch,
                (each, command) -> each.payments().payByWallet(command),
                BatchingPropertiesTest::timeless,
                (command, earlier) -> command.userId().equals(earlier.userId()));
        pending.forEach(command -> assertThat(settled(store, command)).isEqualTo(settled(oneByOne, command)));
    }

    /** The payment by card is captured, if it has begun. */
    private static Optional<CardPayments.Settled> settled(SystemOfRecord in, CardPayments.CardPayment command) {
        return get(in.payments().find(command.userId(), command.newPaymentId()))
                .flatMap(payment -> settled(in, command, payment.amount()));
    }

    private static Optional<CardPayments.Settled> settled(
            SystemOfRecord in, CardPayments.CardPayment command, Points amount) {
        return get(in.cardPayments()
                .settle(new CardPayments.Settlement(
                        command.newPaymentId(),
                        new CaptureResult.Captured(new CaptureId("capture"), amount),
                        new TransferId(UUID.randomUUID()),
                        new RefundId(UUID.randomUUID()))));
    }

    @Property(tries = 40)
    void topUps(@ForAll("topUps") List<TopUpStep> sent) {
        Sale sale = openTheSale();
        UserId unknown = new UserId(UUID.randomUUID());
        List<Wallets.TopUpRequest> orders = sent.stream()
                .map(it -> topUp(
                        it.user() == USERS ? unknown : sale.users().get(it.user()),
                        it.amount(),
                        new IdempotencyKey("key-" + it.key())))
                .toList();

        assertLikeOneByOne(
                sale,
                orders,
                new BatchingWallets(executor)::topUpBatch,
                (each, request) -> each.wallets().topUp(request),
                outcome -> outcome,
                (request, earlier) -> request.userId().equals(earlier.userId()));
    }

    @Property(tries = 40)
    void reservations(@ForAll("reservations") List<Reserving> before, @ForAll("reservations") List<Reserving> sent) {
        Sale sale = openTheSale();
        before.stream()
                .map(it -> newReservation(sale, it))
                .forEach(newReservation -> inBoth(
                        each -> each.reservations().reserve(newReservation).thenReturn(true)));
        List<Reservations.NewReservation> orders =
                sent.stream().map(it -> newReservation(sale, it)).toList();

        assertLikeOneByOne(
                sale,
                orders,
                new BatchingReservations(executor)::reserveBatch,
                (each, newReservation) -> each.reservations().reserve(newReservation),
                BatchingPropertiesTest::timeless,
                (newReservation, earlier) ->
                        newReservation.hold().userId().equals(earlier.hold().userId())
                                || !newReservation
                                        .hold()
                                        .seats()
                                        .intersect(earlier.hold().seats())
                                        .isEmpty());
    }

    private <C, A> void assertLikeOneByOne(
            Sale sale,
            List<C> commands,
            Function<List<C>, Mono<List<Optional<A>>>> together,
            BiFunction<SystemOfRecord, C, Mono<A>> alone,
            Function<A, Object> timeless,
            BiPredicate<C, C> isInTheWay) {
        List<Optional<A>> outcomes = get(together.apply(commands));

        assertThat(outcomes).hasSameSizeAs(commands);
        for (int i = 0; i < commands.size(); i++) {
            if (outcomes.get(i).isPresent()) {
                assertThat(timeless.apply(outcomes.get(i).get()))
                        .isEqualTo(timeless.apply(get(alone.apply(oneByOne, commands.get(i)))));
            }
        }
        for (int i = 0; i < commands.size(); i++) {
            if (outcomes.get(i).isEmpty()) {
                C command = commands.get(i);
                assertThat(commands.subList(0, i)).anyMatch(earlier -> isInTheWay.test(command, earlier));
                assertThat(timeless.apply(get(alone.apply(store, command))))
                        .isEqualTo(timeless.apply(get(alone.apply(oneByOne, command))));
            }
        }
        sale.users()
                .forEach(user -> assertThat(get(store.wallets().balance(user)))
                        .isEqualTo(get(oneByOne.wallets().balance(user))));
        assertThat(get(store.claims().claimed(sale.performance().performanceId())))
                .isEqualTo(get(oneByOne.claims().claimed(sale.performance().performanceId())));
    }

    private <T> T inBoth(Function<SystemOfRecord, Mono<T>> command) {
        get(command.apply(oneByOne));
        return get(command.apply(store));
    }

    private ReservationId reserved(Sale sale, int seat) {
        SeatHold hold = hold(sale.users().get(seat % USERS), sale.performance(), HOLD, seat);
        Reservations.NewReservation newReservation = newReservation(sale, hold, 100);
        inBoth(each -> each.reservations().reserve(newReservation));
        return newReservation.newReservationId();
    }

    private Reservations.NewReservation newReservation(Sale sale, Reserving it) {
        SeatHold hold = new SeatHold(
                new HoldId(
                        new UUID(sale.performance().performanceId().value().getMostSignificantBits(), it.hashCode())),
                sale.performance().performanceId(),
                sale.users().get(it.user()),
                SeatNumbers.of(it.seats().stream().mapToInt(seat -> seat)),
                fromNow(it.overdue() ? Duration.ofHours(-1) : HOLD),
                it.overdue() ? Duration.ZERO : HOLD);
        return newReservation(sale, hold, it.limit());
    }

    private Reservations.NewReservation newReservation(Sale sale, SeatHold hold, int limit) {
        return new Reservations.NewReservation(
                new ReservationId(UUID.randomUUID()),
                sale.performance(),
                hold,
                new QueueEntryId(UUID.randomUUID()),
                limit);
    }

    private static Wallets.TopUpRequest topUp(UserId user, long points, IdempotencyKey key) {
        return new Wallets.TopUpRequest(new TransferId(UUID.randomUUID()), user, new Points(points), key);
    }

    private static Object timeless(PaymentOutcome outcome) {
        return outcome instanceof PaymentOutcome.Paid(var payment, boolean repeated)
                ? List.of(payment.paymentId(), payment.amount(), repeated)
                : outcome;
    }

    private static Object timeless(Outcome outcome) {
        return outcome instanceof Outcome.Reserved(var made)
                ? List.of(made.reservationId(), made.totalPrice())
                : outcome;
    }

    @Provide
    Arbitrary<List<Paying>> payments() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, SEATS),
                        Arbitraries.integers().between(0, 5),
                        oneOf(8),
                        oneOf(8))
                .as(Paying::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<Carding>> cards() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, SEATS),
                        Arbitraries.integers().between(0, 5))
                .as(Carding::new)
                .list()
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<List<TopUpStep>> topUps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, USERS),
                        Arbitraries.of(1L, 5L, Points.MAX / 2, Points.MAX - 5, Points.MAX),
                        Arbitraries.integers().between(0, 5))
                .as(TopUpStep::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<Reserving>> reservations() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, USERS - 1),
                        Arbitraries.integers()
                                .between(1, SEATS)
                                .list()
                                .uniqueElements()
                                .ofMinSize(1)
                                .ofMaxSize(3),
                        Arbitraries.integers().between(1, 5),
                        oneOf(8))
                .as(Reserving::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    /** True once in this many times. */
    private static Arbitrary<Boolean> oneOf(int count) {
        return Arbitraries.integers().between(1, count).map(i -> i == count);
    }

    private record Sale(List<UserId> users, Performance performance) {

        QueueEntry entryOf(int user) {
            return new QueueEntry(
                    new QueueEntryId(UUID.randomUUID()), performance.concertId(), users.get(user), new Place(1));
        }
    }

    /** A payment by card that the holder of the reservation sent earlier. */
    record Carding(int seat, int key) {}

    /** @param byOther whether another user than the owner sends it */
    record Paying(int seat, int key, boolean byOther, boolean elsewhere) {}

    record TopUpStep(int user, long amount, int key) {}

    record Reserving(int user, List<Integer> seats, int limit, boolean overdue) {}
}
