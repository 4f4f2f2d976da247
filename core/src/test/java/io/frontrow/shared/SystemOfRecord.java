package io.frontrow.shared;

import io.frontrow.account.port.FailedSignIns;
import io.frontrow.account.port.FederatedUsers;
import io.frontrow.account.port.InMemoryFailedSignIns;
import io.frontrow.account.port.InMemoryFederatedUsers;
import io.frontrow.account.port.InMemoryOperatorCodes;
import io.frontrow.account.port.InMemoryRevocations;
import io.frontrow.account.port.InMemorySessions;
import io.frontrow.account.port.InMemoryUsers;
import io.frontrow.account.port.OperatorCodes;
import io.frontrow.account.port.Revocations;
import io.frontrow.account.port.Sessions;
import io.frontrow.account.port.Users;
import io.frontrow.catalog.port.Concerts;
import io.frontrow.catalog.port.InMemoryConcerts;
import io.frontrow.catalog.port.InMemoryOffers;
import io.frontrow.catalog.port.InMemoryPerformances;
import io.frontrow.catalog.port.Offers;
import io.frontrow.catalog.port.Performances;
import io.frontrow.payment.port.CardPaymentBacklog;
import io.frontrow.payment.port.CardPayments;
import io.frontrow.payment.port.CardRefunds;
import io.frontrow.payment.port.InMemoryCardPayments;
import io.frontrow.payment.port.InMemoryCardRefunds;
import io.frontrow.payment.port.InMemoryPayments;
import io.frontrow.payment.port.InMemoryProcessedCallbacks;
import io.frontrow.payment.port.Payments;
import io.frontrow.payment.port.ProcessedCallbacks;
import io.frontrow.queue.port.InMemoryOperatorActions;
import io.frontrow.queue.port.InMemoryRoomMessages;
import io.frontrow.queue.port.InMemorySaleStatuses;
import io.frontrow.queue.port.InMemoryTurnRecords;
import io.frontrow.queue.port.InMemoryWaitingRooms;
import io.frontrow.queue.port.OperatorActions;
import io.frontrow.queue.port.RoomMessages;
import io.frontrow.queue.port.SaleStatuses;
import io.frontrow.queue.port.TurnRecords;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.reservation.port.CanceledPerformances;
import io.frontrow.reservation.port.Cancellations;
import io.frontrow.reservation.port.InMemoryCancellations;
import io.frontrow.reservation.port.InMemoryPerformanceSales;
import io.frontrow.reservation.port.InMemoryReservations;
import io.frontrow.reservation.port.PerformanceSales;
import io.frontrow.reservation.port.Reservations;
import io.frontrow.seat.port.InMemorySeatClaims;
import io.frontrow.seat.port.SeatClaims;
import io.frontrow.wallet.port.InMemoryWallets;
import io.frontrow.wallet.port.Wallets;
import java.time.Duration;
import java.time.Instant;

/** The system of record by all its ports, with its clock. */
public record SystemOfRecord(
        Users users,
        FederatedUsers federatedUsers,
        OperatorCodes operatorCodes,
        Sessions sessions,
        Revocations revocations,
        FailedSignIns failedSignIns,
        Concerts concerts,
        Performances performances,
        Offers offers,
        WaitingRooms rooms,
        RoomMessages roomMessages,
        OperatorActions operatorActions,
        TurnRecords turnRecords,
        SaleStatuses saleStatuses,
        SeatClaims claims,
        Reservations reservations,
        Cancellations cancellations,
        PerformanceSales sales,
        CanceledPerformances canceledPerformances,
        Wallets wallets,
        Payments payments,
        CardPayments cardPayments,
        CardPaymentBacklog cardPaymentBacklog,
        CardRefunds cardRefunds,
        ProcessedCallbacks processedCallbacks,
        Time time) {

    /** An empty system of record in memory with this clock. */
    public static SystemOfRecord inMemory(TestClock clock) {
        InMemoryStore store = new InMemoryStore(clock);
        InMemoryPerformanceSales sales = new InMemoryPerformanceSales(store);
        InMemoryCardPayments cardPayments = new InMemoryCardPayments(store);
        return new SystemOfRecord(
                new InMemoryUsers(store),
                new InMemoryFederatedUsers(store),
                new InMemoryOperatorCodes(store),
                new InMemorySessions(store),
                new InMemoryRevocations(store),
                new InMemoryFailedSignIns(store),
                new InMemoryConcerts(store),
                new InMemoryPerformances(store),
                new InMemoryOffers(store),
                new InMemoryWaitingRooms(store),
                new InMemoryRoomMessages(store),
                new InMemoryOperatorActions(store),
                new InMemoryTurnRecords(store),
                new InMemorySaleStatuses(store),
                new InMemorySeatClaims(store),
                new InMemoryReservations(store),
                new InMemoryCancellations(store),
                sales,
                sales,
                new InMemoryWallets(store),
                new InMemoryPayments(store),
                cardPayments,
                cardPayments,
                new InMemoryCardRefunds(store),
                new InMemoryProcessedCallbacks(store),
                timeOf(clock));
    }

    private static Time timeOf(TestClock clock) {
        return new Time() {
            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public void pass(Duration duration) {
                clock.turn(duration);
            }
        };
    }

    /** The time of the system of record, and a way to let it pass. */
    public interface Time {

        /** The time of the store's clock. */
        Instant now();

        /** Returns when the duration has passed on the store's clock. */
        void pass(Duration duration);
    }
}
