package io.frontrow.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.User;
import io.frontrow.payment.usecase.PayUseCase;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.QueueToken;
import io.frontrow.queue.port.QueueTokens;
import io.frontrow.queue.usecase.IssueTokenUseCase;
import io.frontrow.queue.usecase.LeaveQueueUseCase;
import io.frontrow.queue.usecase.ReadQueueStatusUseCase;
import io.frontrow.queue.usecase.RecordPromisesUseCase;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.model.ReservationStatus;
import io.frontrow.reservation.usecase.CancelReservationUseCase;
import io.frontrow.reservation.usecase.ReserveSeatsUseCase;
import io.frontrow.seat.usecase.ReadSeatMapUseCase;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.PageRequest;
import io.frontrow.wallet.model.TopUpPolicy;
import io.frontrow.wallet.usecase.TopUpWalletUseCase;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Simulated fans on stores in memory, for hours of virtual time. */
class DemoFanTest {

    private static final int FANS = 20;
    private static final int SEATS = 50;

    private final SaleFixture sale = new SaleFixture();
    private final List<UserId> users =
            IntStream.range(0, FANS).mapToObj(this::signUp).toList();
    private final List<DemoFan> fans = users.stream()
            .map(user -> new DemoFan(actions(), user, sale.performance.performanceId(), new Random(user.hashCode())))
            .toList();

    @Test
    void buysAndReturnsSeatsForHoursAndLeavesMostToPeople() {
        sale.setPolicy(sale.aRoom().capacity(3).turnSeconds(120).policy());
        int soldMost = 0;
        long canceled = 0;

        for (int second = 0; second < 3_600; second++) {
            sale.clock.turn(Duration.ofSeconds(1));
            fans.forEach(fan -> fan.act(sale.clock.instant()).block());
            sale.admitWaiting.admitInto(sale.concertId()).block();
            if (second % 60 == 0) {
                int sold = sold();
                soldMost = Math.max(soldMost, sold);
                assertThat(SEATS - sold)
                        .isGreaterThanOrEqualTo((int) (SEATS * DemoFan.AVAILABLE_SHARE_MIN) - DemoFan.SEATS_MAX * 3);
            }
        }
        for (UserId user : users) {
            canceled += reservations(user).stream()
                    .filter(it -> it.status() == ReservationStatus.CANCELED)
                    .count();
            assertThat(reservations(user))
                    .filteredOn(it -> it.status() == ReservationStatus.CONFIRMED)
                    .hasSizeLessThan(2);
        }
        assertThat(soldMost).isPositive();
        assertThat(canceled).isGreaterThan(FANS);
    }

    private int sold() {
        return users.stream()
                .flatMap(user -> reservations(user).stream())
                .filter(it -> it.status() == ReservationStatus.CONFIRMED)
                .mapToInt(it -> it.seats().size())
                .sum();
    }

    private List<Reservation> reservations(UserId user) {
        return Objects.requireNonNull(sale.store
                        .reservations()
                        .list(user, PageRequest.first(PageRequest.LIMIT_MAX))
                        .block())
                .items();
    }

    private UserId signUp(int number) {
        User user = new User(
                new UserId(UUID.randomUUID()),
                new Email("crowd" + number + "@frontrow.example"),
                "Demo fan " + number,
                Role.USER);
        sale.store
                .users()
                .add(new Credentials(user, new PasswordHash("a hash")))
                .block();
        return user.userId();
    }

    private DemoFanActions actions() {
        return new DemoFanActions(
                sale.concertId(),
                new IssueTokenUseCase(
                        sale.store.rooms(),
                        sale.queue,
                        sale.queue,
                        sale.store.saleStatuses(),
                        sale.store.roomMessages(),
                        sale.holds,
                        sale.admitWaiting,
                        new RecordPromisesUseCase(sale.queue, sale.clock),
                        new TextTokens(),
                        UUID::randomUUID,
                        sale.clock),
                new ReadQueueStatusUseCase(
                        sale.store.rooms(),
                        sale.checkTurn,
                        sale.queue,
                        sale.store.saleStatuses(),
                        sale.store.roomMessages(),
                        sale.clock),
                new LeaveQueueUseCase(sale.queue, sale.holds, sale.admitWaiting),
                new ReadSeatMapUseCase(
                        sale.checkTurn, sale.store.performances(), sale.store.claims(), sale.holds, sale.clock),
                sale.holdSeats,
                new ReserveSeatsUseCase(
                        sale.checkTurn,
                        sale.store.performances(),
                        sale.holds,
                        sale.holdSeats,
                        sale.store.reservations(),
                        UUID::randomUUID,
                        SaleFixture.RULES),
                new TopUpWalletUseCase(sale.store.wallets(), UUID::randomUUID, TopUpPolicy.OPEN),
                new PayUseCase(sale.checkTurn, sale.store.payments(), sale.endTurn, UUID::randomUUID, sale.noCards()),
                sale.store.reservations(),
                new CancelReservationUseCase(sale.store.cancellations(), sale.holds, sale.endTurn, UUID::randomUUID));
    }

    private static final class TextTokens implements QueueTokens {

        @Override
        public QueueToken sign(QueueEntry entry) {
            return new QueueToken(entry.entryId().value().toString());
        }

        @Override
        public QueueToken signSealed(QueueEntry entry) {
            return sign(entry);
        }
    }
}
