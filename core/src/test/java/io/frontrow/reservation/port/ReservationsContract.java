package io.frontrow.reservation.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.frontrow.account.model.User;
import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.catalog.model.Section;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.model.ReservationStatus;
import io.frontrow.reservation.port.Reservations.Outcome;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.shared.SaleContract;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.model.Points;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contract of {@link Reservations}. */
public abstract class ReservationsContract extends SaleContract {

    @Nested
    class Reserving {

        @Test
        void reservesTheSeatsOfAHoldUntilItsDeadline() {
            SeatHold hold = hold(fan, performance, HOLD, 13, 12);

            Reservation reservation = reserved(get(tryToReserve(hold, performance)));

            assertThat(reservation.userId()).isEqualTo(fan.userId());
            assertThat(reservation.concertId()).isEqualTo(performance.concertId());
            assertThat(reservation.performanceId()).isEqualTo(performance.performanceId());
            assertThat(reservation.seats()).isEqualTo(SeatNumbers.of(12, 13));
            assertThat(reservation.totalPrice()).isEqualTo(PRICE.plus(PRICE));
            assertThat(reservation.status()).isEqualTo(ReservationStatus.RESERVED);
            assertThat(reservation.createdAt()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
            assertThat(reservation.expiresAt()).isEqualTo(hold.expiresAt());
            assertThat(find(fan, reservation)).isEqualTo(reservation);
        }

        @Test
        void takesTheDeadlineFromTheRemainingTimeOfTheHold() {
            SeatHold hold = hold(fan, performance, HOLD, 1);
            SeatHold skewed = new SeatHold(
                    hold.holdId(),
                    hold.performanceId(),
                    hold.userId(),
                    hold.seats(),
                    hold.expiresAt().minus(Duration.ofMinutes(10)),
                    hold.remaining());

            Reservation reservation = reserved(get(tryToReserve(skewed, performance)));

            assertThat(reservation.expiresAt()).isCloseTo(fromNow(HOLD), within(30, ChronoUnit.SECONDS));
        }

        @Test
        void takesThePriceOfEachSeatFromItsSection() {
            SeatPlan plan = new SeatPlan(List.of(
                    new Section("Floor", 2, 5, new Points(300)), new Section("Balcony", 1, 10, new Points(70))));
            Performance mixed = aPerformance(aConcert(), fromNow(Duration.ofDays(1)), plan);

            assertThat(aReservation(fan, mixed, 1, 10, 11, 20).totalPrice()).isEqualTo(new Points(740));
        }

        @Test
        void reservesAllSeatsOrNone() {
            aReservation(other, performance, 2);
            aPurchase(other, performance, 3);

            assertThat(get(tryToReserve(hold(fan, performance, HOLD, 1, 2, 3), performance)))
                    .isEqualTo(new Outcome.Taken(SeatNumbers.of(2, 3)));

            assertThat(get(store().claims().claimed(performance.performanceId()))
                            .reserved())
                    .isEqualTo(SeatNumbers.of(2));
            assertThat(all(50, request -> store().reservations().list(fan.userId(), request)))
                    .isEmpty();
        }

        @Test
        void reservesEvenIfTheCallerCancels() {
            SeatHold hold = hold(fan, performance, HOLD, 1);

            tryToReserve(hold, performance).subscribe().dispose();

            Awaitility.await()
                    .untilAsserted(() -> assertThat(get(store().reservations().findByHold(fan.userId(), hold.holdId())))
                            .isPresent());
        }
    }

    @Nested
    class Refusing {

        @Test
        void refusesAReservedHold() {
            SeatHold hold = hold(fan, performance, HOLD, 1);
            Reservation reservation = reserved(get(tryToReserve(hold, performance)));

            assertThat(get(tryToReserve(hold, performance)))
                    .isEqualTo(new Outcome.AlreadyReserved(reservation.reservationId()));
        }

        @Test
        void refusesAHoldPastItsDeadline() {
            assertThat(get(tryToReserve(hold(fan, performance, Duration.ZERO, 1), performance)))
                    .isEqualTo(new Outcome.HoldExpired());
        }

        @Test
        void refusesBeforeTheSaleOpens() {
            Performance early = aPerformance(aConcert(fromNow(Duration.ofHours(1))), fromNow(Duration.ofDays(1)));

            assertThat(get(tryToReserve(hold(fan, early, HOLD, 1), early))).isEqualTo(new Outcome.NotBookable());
        }

        @Test
        void refusesOnceThePerformanceHasBegun() {
            Performance soon = aPerformance(aConcert(), fromNow(MOMENT));
            store().time().pass(MOMENT);

            assertThat(get(tryToReserve(hold(fan, soon, HOLD, 1), soon))).isEqualTo(new Outcome.NotBookable());
        }

        @Test
        void refusesMoreSeatsThanAUserMayHave() {
            aReservation(fan, performance, 1);
            aPurchase(fan, performance, 2);

            assertThat(get(tryToReserve(hold(fan, performance, HOLD, 3, 4), performance, 3)))
                    .isEqualTo(new Outcome.OverLimit());
            assertThat(get(tryToReserve(hold(fan, performance, HOLD, 3), performance, 3)))
                    .isInstanceOf(Outcome.Reserved.class);
        }

        @Test
        void countsNeitherOtherPerformancesNorOverdueReservationsTowardsTheLimit() {
            aReservation(fan, aPerformance(), 1, 2);
            aReservation(fan, performance, MOMENT, 3, 4);
            store().time().pass(MOMENT);

            assertThat(get(tryToReserve(hold(fan, performance, HOLD, 5, 6), performance, 2)))
                    .isInstanceOf(Outcome.Reserved.class);
        }

        @Test
        void namesTakenSeatsBeforeTheLimit() {
            aReservation(other, performance, 1);

            assertThat(get(tryToReserve(hold(fan, performance, HOLD, 1, 2), performance, 1)))
                    .isEqualTo(new Outcome.Taken(SeatNumbers.of(1)));
        }
    }

    @Nested
    class Reading {

        @Test
        void showsAnOverdueReservationAsExpiredWithoutAnyJob() {
            Reservation reservation = aReservation(fan, performance, MOMENT, 1);
            store().time().pass(MOMENT);

            assertThat(find(fan, reservation).status()).isEqualTo(ReservationStatus.EXPIRED);
            assertThat(all(50, request -> store().reservations().list(fan.userId(), request)))
                    .extracting(Reservation::status)
                    .containsExactly(ReservationStatus.EXPIRED);
        }

        @Test
        void showsReservationsToTheirUserOnly() {
            SeatHold hold = hold(fan, performance, HOLD, 1);
            Reservation reservation = reserved(get(tryToReserve(hold, performance)));

            assertThat(get(store().reservations().find(other.userId(), reservation.reservationId())))
                    .isEmpty();
            assertThat(get(store().reservations().findByHold(other.userId(), hold.holdId())))
                    .isEmpty();
            assertThat(all(50, request -> store().reservations().list(other.userId(), request)))
                    .isEmpty();
        }

        @Test
        void findsNeitherAnUnknownReservationNorOneOfAnUnknownHold() {
            assertThat(get(store().reservations().find(fan.userId(), new ReservationId(UUID.randomUUID()))))
                    .isEmpty();
            assertThat(get(store().reservations().findByHold(fan.userId(), new HoldId(UUID.randomUUID()))))
                    .isEmpty();
        }

        @Test
        void findsTheReservationOfAHold() {
            SeatHold hold = hold(fan, performance, HOLD, 1);
            Reservation reservation = reserved(get(tryToReserve(hold, performance)));

            assertThat(get(store().reservations().findByHold(fan.userId(), hold.holdId())))
                    .contains(reservation);
        }

        @Test
        void listsTheNewestFirstPageByPage() {
            List<Reservation> made = IntStream.rangeClosed(1, 4)
                    .mapToObj(seat -> {
                        store().time().pass(Duration.ofMillis(1));
                        return aReservation(fan, performance, seat);
                    })
                    .toList();

            assertThat(all(2, request -> store().reservations().list(fan.userId(), request)))
                    .containsExactlyElementsOf(made.reversed());
        }

        @Test
        void acceptsAnyCursor() {
            assertBearsAnyCursor(request -> store().reservations().list(fan.userId(), request));
        }
    }

    @Nested
    class Expiring {

        @Test
        void expiresOnlyWhatIsOverdue() {
            expireAll();
            Reservation overdue = aReservation(fan, performance, MOMENT, 1);
            Reservation inTime = aReservation(fan, performance, 2);
            Reservation paid = aPurchase(fan, performance, 3);
            store().time().pass(MOMENT);

            assertThat(get(store().reservations().expireOverdue(1_000))).isEqualTo(1);

            assertThat(find(fan, overdue).status()).isEqualTo(ReservationStatus.EXPIRED);
            assertThat(find(fan, inTime).status()).isEqualTo(ReservationStatus.RESERVED);
            assertThat(find(fan, paid).status()).isEqualTo(ReservationStatus.CONFIRMED);
            assertThat(get(store().reservations().expireOverdue(1_000))).isZero();
        }

        @Test
        void leavesTakenOverSeatsToTheirNewOwnerWhenItExpires() {
            aReservation(other, performance, MOMENT, 1, 2);
            store().time().pass(MOMENT);
            aReservation(fan, performance, 1);

            expireAll();

            assertThat(get(store().claims().claimed(performance.performanceId()))
                            .reserved())
                    .isEqualTo(SeatNumbers.of(1));
        }

        @Test
        void expiresInBatches() {
            expireAll();
            IntStream.rangeClosed(1, 3).forEach(seat -> aReservation(fan, performance, MOMENT, seat));
            store().time().pass(MOMENT);

            assertThat(get(store().reservations().expireOverdue(2))).isEqualTo(2);
            assertThat(get(store().reservations().expireOverdue(2))).isEqualTo(1);
        }
    }

    @Nested
    class Concurrency {

        @Test
        void givesASeatToOneOfManyConcurrentUsers() {
            List<User> fans = Stream.generate(() -> aUser()).limit(50).toList();

            List<Outcome> outcomes =
                    atOnce(50, i -> tryToReserve(hold(fans.get(i), performance, HOLD, 7), performance));

            assertThat(outcomes).filteredOn(Outcome.Reserved.class::isInstance).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(new Outcome.Taken(SeatNumbers.of(7))::equals)
                    .hasSize(49);
        }

        @Test
        void sellsNoSeatTwiceWhenManyWantOverlappingSeats() {
            List<User> fans = Stream.generate(() -> aUser()).limit(40).toList();

            List<Outcome> outcomes = atOnce(
                    40,
                    i -> tryToReserve(
                            hold(fans.get(i), performance, HOLD, i % 10 + 1, (i + 1) % 10 + 1, (i + 2) % 10 + 1),
                            performance));

            List<Integer> seats = outcomes.stream()
                    .filter(Outcome.Reserved.class::isInstance)
                    .flatMap(outcome -> reserved(outcome).seats().toList().stream())
                    .toList();
            assertThat(seats).isNotEmpty().doesNotHaveDuplicates();
            assertThat(get(store().claims().claimed(performance.performanceId()))
                            .reserved())
                    .isEqualTo(SeatNumbers.of(seats.stream().mapToInt(seat -> seat)));
        }

        @Test
        void keepsTheLimitOfAUserConcurrently() {
            List<Outcome> outcomes =
                    atOnce(12, i -> tryToReserve(hold(fan, performance, HOLD, 2 * i + 1, 2 * i + 2), performance, 5));

            assertThat(outcomes).filteredOn(Outcome.Reserved.class::isInstance).hasSize(2);
            assertThat(outcomes).filteredOn(new Outcome.OverLimit()::equals).hasSize(10);
        }

        @Test
        void makesOneReservationOfAHoldConcurrently() {
            SeatHold hold = hold(fan, performance, HOLD, 1);

            List<Outcome> outcomes = atOnce(20, _ -> tryToReserve(hold, performance));

            Reservation made = get(store().reservations().findByHold(fan.userId(), hold.holdId()))
                    .orElseThrow();
            assertThat(outcomes).filteredOn(Outcome.Reserved.class::isInstance).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(new Outcome.AlreadyReserved(made.reservationId())::equals)
                    .hasSize(19);
        }

        @Test
        void givesAnOverdueSeatToOneOfManyConcurrentUsers() {
            Reservation overdue = aReservation(other, performance, MOMENT, 6, 7);
            store().time().pass(MOMENT);
            List<User> fans = Stream.generate(() -> aUser()).limit(20).toList();

            List<Outcome> outcomes =
                    atOnce(20, i -> tryToReserve(hold(fans.get(i), performance, HOLD, 7), performance));

            assertThat(outcomes).filteredOn(Outcome.Reserved.class::isInstance).hasSize(1);
            assertThat(find(other, overdue).status()).isEqualTo(ReservationStatus.EXPIRED);
            assertThat(get(store().claims().claimed(performance.performanceId()))
                            .reserved())
                    .isEqualTo(SeatNumbers.of(7));
        }

        @Test
        void expiresEachOnceConcurrently() {
            expireAll();
            IntStream.rangeClosed(1, 20)
                    .forEach(seat -> get(tryToReserve(hold(fan, performance, MOMENT, seat), performance, 20)));
            store().time().pass(MOMENT);

            List<Integer> marked = atOnce(10, _ -> store().reservations().expireOverdue(3));

            assertThat(marked.stream().mapToInt(count -> count).sum())
                    .isEqualTo(20 - get(store().reservations().expireOverdue(1_000)));
        }
    }

    private void expireAll() {
        get(store().reservations().expireOverdue(1_000));
    }

    private Reservation find(User user, Reservation reservation) {
        return get(store().reservations().find(user.userId(), reservation.reservationId()))
                .orElseThrow();
    }

    private static Reservation reserved(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Reserved.class);
        return ((Outcome.Reserved) outcome).reservation();
    }
}
