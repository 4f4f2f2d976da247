package io.frontrow.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.User;
import io.frontrow.account.port.Sessions.RotateCommand;
import io.frontrow.account.port.Sessions.Rotation;
import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.port.Reservations.Outcome;
import io.frontrow.shared.SystemOfRecord;
import io.frontrow.shared.SystemOfRecordContract;
import io.frontrow.shared.id.SessionId;
import io.frontrow.shared.model.IdempotencyKey;
import io.frontrow.wallet.model.TopUpOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Races with a chosen order: one transaction holds a lock until all the others wait for it. */
class PostgresRacesTest extends SystemOfRecordContract {

    @AutoClose
    private static final TestPostgres POSTGRES = TestPostgres.migrated();

    private final SystemOfRecord store = PostgresStore.of(POSTGRES.client());

    private Performance performance;
    private User fan;
    private User rival;

    @AfterEach
    void audit() {
        PostgresStore.assertSound(POSTGRES);
    }

    @Override
    protected SystemOfRecord store() {
        return store;
    }

    @BeforeEach
    void openTheSale() {
        performance = aPerformance();
        fan = aUser();
        rival = aUser();
    }

    @Test
    void oneOfTheUsesOfARefreshTokenReplacesIt() {
        List<Rotation> uses = rotateAtOnce(HOLD);

        assertThat(uses).hasSize(5).allMatch(Rotation.Rotated.class::isInstance).containsOnly(uses.getFirst());
    }

    @Test
    void oneOfTheUsesOfARefreshTokenRotatesWithoutGrace() {
        assertThat(rotateAtOnce(Duration.ZERO))
                .filteredOn(Rotation.Rotated.class::isInstance)
                .hasSize(1);
    }

    /** The results of five uses of one token, each with another replacement, that wait for the session together. */
    private List<Rotation> rotateAtOnce(Duration grace) {
        String token = UUID.randomUUID().toString();
        SessionId sessionId = new SessionId(UUID.randomUUID());
        get(store.sessions().open(sessionId, fan.userId(), token, HOLD));
        TestPostgres.Held session =
                POSTGRES.hold("SELECT FROM user_session WHERE session_id = '" + sessionId.value() + "' FOR UPDATE");

        List<CompletableFuture<Rotation>> uses = Stream.generate(() -> start(store.sessions()
                        .rotate(new RotateCommand(token, UUID.randomUUID().toString(), HOLD, grace))))
                .limit(5)
                .toList();
        POSTGRES.awaitWaiting(5);
        session.release();

        return uses.stream().map(CompletableFuture::join).toList();
    }

    @Test
    void aRepeatIsInFlightWhileTheFirstCommandRuns() {
        IdempotencyKey key = aKey();
        TestPostgres.Held wallet = POSTGRES.hold(
                "SELECT FROM account WHERE user_id = '" + fan.userId().value() + "' FOR UPDATE");
        CompletableFuture<TopUpOutcome> first = start(store.wallets().topUp(topUpRequest(fan, 300, key)));
        POSTGRES.awaitWaiting(1);

        assertThat(get(store.wallets().topUp(topUpRequest(fan, 300, key)))).isEqualTo(new TopUpOutcome.InFlight());

        wallet.release();
        TopUpOutcome toppedUp = first.join();
        assertThat(get(store.wallets().topUp(topUpRequest(fan, 300, key)))).isEqualTo(toppedUp);
    }

    @Test
    void aSeatIsHadOnceTheOtherClaimOnItIsUndone() {
        TestPostgres.Held claim = claimingSeat(7);
        CompletableFuture<Outcome> outcome = start(tryToReserve(hold(fan, performance, HOLD, 7), performance));
        POSTGRES.awaitWaiting(1);

        claim.undo();

        assertThat(outcome.join()).isInstanceOf(Outcome.Reserved.class);
    }

    @Test
    void noSeatIsHadOnceTheOtherClaimOnOneIsMade() {
        TestPostgres.Held claim = claimingSeat(7);
        CompletableFuture<Outcome> outcome = start(tryToReserve(hold(fan, performance, HOLD, 6, 7, 8), performance));
        POSTGRES.awaitWaiting(1);

        claim.release();

        assertThat(outcome.join()).isEqualTo(new Outcome.Taken(SeatNumbers.of(7)));
        assertThat(get(store.claims().claimed(performance.performanceId())).reserved())
                .isEqualTo(SeatNumbers.of(7));
        assertThat(all(50, request -> store.reservations().list(fan.userId(), request)))
                .isEmpty();
    }

    @Test
    void aSeatGoesToThePayerOrToARivalWhenTheDeadlinePassesInBetween() {
        Duration brief = Duration.ofMillis(400);
        topUp(fan, PRICE.value());
        Reservation reservation = aReservation(fan, performance, brief, 7);
        TestPostgres.Held claim = POSTGRES.hold("SELECT FROM seat_claim WHERE reservation_id = '"
                + reservation.reservationId().value() + "' FOR UPDATE");
        CompletableFuture<PaymentOutcome> payment = start(store.payments().payByWallet(paymentOf(reservation, aKey())));
        POSTGRES.awaitWaiting(1);
        store.time().pass(brief);
        CompletableFuture<Outcome> takeover = start(tryToReserve(hold(rival, performance, HOLD, 7), performance));
        POSTGRES.awaitWaiting(2);

        claim.release();

        boolean paid = payment.join() instanceof PaymentOutcome.Paid;
        boolean takenOver = takeover.join() instanceof Outcome.Reserved;
        assertThat(paid).isNotEqualTo(takenOver);
    }

    @Test
    void aPaymentThatWaitsForItsWalletUntilAfterTheDeadlineIsRefused() {
        Duration brief = Duration.ofMillis(400);
        topUp(fan, PRICE.value());
        Reservation reservation = aReservation(fan, performance, brief, 7);
        TestPostgres.Held wallet = POSTGRES.hold(
                "SELECT FROM account WHERE user_id = '" + fan.userId().value() + "' FOR UPDATE");
        CompletableFuture<PaymentOutcome> payment = start(store.payments().payByWallet(paymentOf(reservation, aKey())));
        POSTGRES.awaitWaiting(1);
        store.time().pass(brief);

        wallet.release();

        assertThat(payment.join()).isEqualTo(new PaymentOutcome.ReservationExpired());
        assertThat(balance(fan)).isEqualTo(PRICE);
    }

    private static <T> CompletableFuture<T> start(Mono<T> action) {
        return action.toFuture().thenApply(Objects::requireNonNull);
    }

    /** A claim of the rival in a transaction that is still open. */
    private TestPostgres.Held claimingSeat(int seat) {
        return POSTGRES.hold("""
                SELECT FROM reserve_seats(
                    gen_random_uuid(), gen_random_uuid(), '%s', '%s', ARRAY[%d], now() + interval '5 minutes',
                    300000000, %d)
                """.formatted(
                        rival.userId().value(), performance.performanceId().value(), seat, LIMIT));
    }
}
