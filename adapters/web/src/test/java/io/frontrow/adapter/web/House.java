package io.frontrow.adapter.web;

import io.frontrow.account.RefreshSession;
import io.frontrow.account.SignIn;
import io.frontrow.account.SignUp;
import io.frontrow.account.model.AccountRules;
import io.frontrow.account.port.AccessTokens;
import io.frontrow.account.port.InMemorySessions;
import io.frontrow.account.port.InMemoryUsers;
import io.frontrow.account.port.PasswordHashing;
import io.frontrow.account.port.Sessions;
import io.frontrow.account.port.Users;
import io.frontrow.account.usecase.RefreshSessionUseCase;
import io.frontrow.account.usecase.SignInUseCase;
import io.frontrow.account.usecase.SignUpUseCase;
import io.frontrow.adapter.web.queue.JoinLimit;
import io.frontrow.adapter.web.security.TokenSettings;
import io.frontrow.adapter.web.stream.StreamSettings;
import io.frontrow.audit.RunAudit;
import io.frontrow.audit.model.AuditCheck;
import io.frontrow.audit.model.AuditReport;
import io.frontrow.audit.model.Invariant;
import io.frontrow.catalog.CreateConcert;
import io.frontrow.catalog.CreatePerformance;
import io.frontrow.catalog.port.Concerts;
import io.frontrow.catalog.port.InMemoryConcerts;
import io.frontrow.catalog.port.InMemoryPerformances;
import io.frontrow.catalog.port.Performances;
import io.frontrow.catalog.usecase.CreateConcertUseCase;
import io.frontrow.catalog.usecase.CreatePerformanceUseCase;
import io.frontrow.payment.EndPaidSession;
import io.frontrow.payment.Pay;
import io.frontrow.payment.SettleCardPayment;
import io.frontrow.payment.TakeCallback;
import io.frontrow.payment.model.CardRules;
import io.frontrow.payment.port.CardPayments;
import io.frontrow.payment.port.FakeGatewayCallbacks;
import io.frontrow.payment.port.FakePaymentGateway;
import io.frontrow.payment.port.InMemoryCardPayments;
import io.frontrow.payment.port.InMemoryHeardCallbacks;
import io.frontrow.payment.port.InMemoryPayments;
import io.frontrow.payment.port.Payments;
import io.frontrow.payment.usecase.EndPaidSessionUseCase;
import io.frontrow.payment.usecase.PayUseCase;
import io.frontrow.payment.usecase.SettleCardPaymentUseCase;
import io.frontrow.payment.usecase.TakeCallbackUseCase;
import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.ChangeWaitingRoom;
import io.frontrow.queue.IssueToken;
import io.frontrow.queue.LeaveQueue;
import io.frontrow.queue.LetIn;
import io.frontrow.queue.NotePresence;
import io.frontrow.queue.ReadQueueStatus;
import io.frontrow.queue.ReadWaitingRoom;
import io.frontrow.queue.RemoveFromQueue;
import io.frontrow.queue.ShowTicket;
import io.frontrow.queue.WatchQueue;
import io.frontrow.queue.port.AdmissionControl;
import io.frontrow.queue.port.Heartbeats;
import io.frontrow.queue.port.HeldSeats;
import io.frontrow.queue.port.InMemoryOperatorActions;
import io.frontrow.queue.port.InMemoryPastTurns;
import io.frontrow.queue.port.InMemoryQueueTickets;
import io.frontrow.queue.port.InMemoryWaitingRooms;
import io.frontrow.queue.port.OperatorActions;
import io.frontrow.queue.port.QueueEntries;
import io.frontrow.queue.port.QueueTokens;
import io.frontrow.queue.port.RoomStatistics;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.queue.usecase.AdmitWaitingUseCase;
import io.frontrow.queue.usecase.ChangeWaitingRoomUseCase;
import io.frontrow.queue.usecase.IssueTokenUseCase;
import io.frontrow.queue.usecase.LeaveQueueUseCase;
import io.frontrow.queue.usecase.LetInUseCase;
import io.frontrow.queue.usecase.NotePresenceUseCase;
import io.frontrow.queue.usecase.ReadQueueStatusUseCase;
import io.frontrow.queue.usecase.ReadWaitingRoomUseCase;
import io.frontrow.queue.usecase.RemoveFromQueueUseCase;
import io.frontrow.queue.usecase.ShowTicketUseCase;
import io.frontrow.queue.usecase.WatchQueueUseCase;
import io.frontrow.reservation.CancelReservation;
import io.frontrow.reservation.ReserveSeats;
import io.frontrow.reservation.port.InMemoryCancellations;
import io.frontrow.reservation.port.InMemoryReservations;
import io.frontrow.reservation.port.Reservations;
import io.frontrow.reservation.usecase.CancelReservationUseCase;
import io.frontrow.reservation.usecase.ReserveSeatsUseCase;
import io.frontrow.seat.HoldSeats;
import io.frontrow.seat.ListPerformances;
import io.frontrow.seat.ReadSeatMap;
import io.frontrow.seat.ReleaseHold;
import io.frontrow.seat.WatchSeats;
import io.frontrow.seat.model.SeatRules;
import io.frontrow.seat.port.InMemorySeatClaims;
import io.frontrow.seat.port.InMemorySeatHolds;
import io.frontrow.seat.port.SeatClaims;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.seat.usecase.HoldSeatsUseCase;
import io.frontrow.seat.usecase.ListPerformancesUseCase;
import io.frontrow.seat.usecase.ReadSeatMapUseCase;
import io.frontrow.seat.usecase.ReleaseHoldUseCase;
import io.frontrow.seat.usecase.WatchSeatsUseCase;
import io.frontrow.shared.InMemoryStore;
import io.frontrow.shared.TestClock;
import io.frontrow.shared.polling.RecordingObserver;
import io.frontrow.shared.port.Ids;
import io.frontrow.wallet.ChargeWallet;
import io.frontrow.wallet.port.InMemoryWallets;
import io.frontrow.wallet.port.Wallets;
import io.frontrow.wallet.usecase.ChargeWalletUseCase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The web adapter on the real use cases, which work on stores in memory. */
@EnableAutoConfiguration
@Import(WebAdapter.class)
public final class House {
    static final TokenSettings TOKENS =
            new TokenSettings("a signing key of the tests, 32 bytes long at least", null, Duration.ofMinutes(15));
    static final int SEATS_PER_USER_MAX = 4;
    private static final int JOINS_PER_MINUTE = 120;

    private static final Duration HOLD_FOR = Duration.ofMinutes(5);
    private static final Duration WAIT_FOR_CARDS = Duration.ofMillis(200);
    private static final SeatRules RULES = new SeatRules(HOLD_FOR, SEATS_PER_USER_MAX);
    private static final Duration REFRESH_FOR = Duration.ofDays(14);

    @Bean
    TokenSettings tokenSettings() {
        return TOKENS;
    }

    @Bean
    StreamSettings streamSettings() {
        return new StreamSettings(Duration.ofMinutes(1));
    }

    @Bean
    JoinLimit joinLimit() {
        return new JoinLimit(JOINS_PER_MINUTE);
    }

    @Bean
    TestClock clock() {
        return new TestClock();
    }

    @Bean
    Ids ids() {
        return UUID::randomUUID;
    }

    @Bean
    InMemoryStore store(Clock clock) {
        return new InMemoryStore(clock);
    }

    @Bean
    Users users(InMemoryStore store) {
        return new InMemoryUsers(store);
    }

    @Bean
    Sessions sessions(InMemoryStore store) {
        return new InMemorySessions(store);
    }

    @Bean
    SignUp signUp(Users users, PasswordHashing hashing, Ids ids) {
        return new SignUpUseCase(users, hashing, ids);
    }

    @Bean
    SignIn signIn(Users users, Sessions sessions, PasswordHashing hashing, AccessTokens tokens, Ids ids) {
        return new SignInUseCase(users, sessions, hashing, tokens, ids, new AccountRules(REFRESH_FOR));
    }

    @Bean
    RefreshSession refreshSession(Sessions sessions, AccessTokens tokens) {
        return new RefreshSessionUseCase(sessions, tokens, new AccountRules(REFRESH_FOR));
    }

    @Bean
    Concerts concerts(InMemoryStore store) {
        return new InMemoryConcerts(store);
    }

    @Bean
    Performances performances(InMemoryStore store) {
        return new InMemoryPerformances(store);
    }

    @Bean
    CreateConcert createConcert(Concerts concerts, Ids ids) {
        return new CreateConcertUseCase(concerts, ids);
    }

    @Bean
    CreatePerformance createPerformance(Performances performances, Ids ids) {
        return new CreatePerformanceUseCase(performances, ids);
    }

    @Bean
    ListPerformances listPerformances(
            WaitingRooms rooms, ShowTicket tickets, Performances performances, SeatHolds holds, SeatClaims claims) {
        return new ListPerformancesUseCase(rooms, tickets, performances, holds, claims);
    }

    @Bean
    WaitingRooms rooms(InMemoryStore store) {
        return new InMemoryWaitingRooms(store);
    }

    @Bean
    InMemoryQueueTickets tickets(Clock clock) {
        return new InMemoryQueueTickets(clock);
    }

    @Bean
    AdmitWaiting admission(WaitingRooms rooms, AdmissionControl admissions) {
        return new AdmitWaitingUseCase(rooms, admissions);
    }

    @Bean
    IssueToken issueToken(
            WaitingRooms rooms,
            QueueEntries entries,
            RoomStatistics statistics,
            HeldSeats heldSeats,
            AdmitWaiting admission,
            QueueTokens tokens,
            Ids ids,
            Clock clock) {
        return new IssueTokenUseCase(rooms, entries, statistics, heldSeats, admission, tokens, ids, clock);
    }

    @Bean
    NotePresence notePresence(WaitingRooms rooms, Heartbeats heartbeats, Clock clock) {
        return new NotePresenceUseCase(rooms, heartbeats, clock);
    }

    @Bean
    ShowTicket showTicket(InMemoryStore store, QueueEntries entries, NotePresence presence, AdmitWaiting admission) {
        return new ShowTicketUseCase(entries, new InMemoryPastTurns(store), presence, admission);
    }

    @Bean
    ReadQueueStatus readQueueStatus(WaitingRooms rooms, ShowTicket turns, RoomStatistics statistics, Clock clock) {
        return new ReadQueueStatusUseCase(rooms, turns, statistics, clock);
    }

    @Bean
    LeaveQueue leaveQueue(QueueEntries entries, HeldSeats heldSeats, AdmitWaiting admission) {
        return new LeaveQueueUseCase(entries, heldSeats, admission);
    }

    @Bean
    WatchQueue watchQueue(ReadQueueStatus reading, InMemoryQueueTickets tickets, Clock clock) {
        return new WatchQueueUseCase(reading, tickets, new RecordingObserver(), clock, Schedulers.parallel());
    }

    @Bean
    WatchSeats watchSeats(ReadSeatMap reading, Clock clock) {
        return new WatchSeatsUseCase(reading, new RecordingObserver(), clock, Schedulers.parallel());
    }

    @Bean
    ReadWaitingRoom readWaitingRoom(WaitingRooms rooms, RoomStatistics statistics) {
        return new ReadWaitingRoomUseCase(rooms, statistics);
    }

    @Bean
    OperatorActions operatorActions(InMemoryStore store) {
        return new InMemoryOperatorActions(store);
    }

    @Bean
    ChangeWaitingRoom changeWaitingRoom(
            WaitingRooms rooms, RoomStatistics statistics, AdmitWaiting admission, OperatorActions actions, Ids ids) {
        return new ChangeWaitingRoomUseCase(rooms, statistics, admission, actions, ids);
    }

    @Bean
    LetIn letIn(
            WaitingRooms rooms, QueueEntries entries, AdmissionControl admissions, OperatorActions actions, Ids ids) {
        return new LetInUseCase(rooms, entries, admissions, actions, ids);
    }

    @Bean
    RemoveFromQueue removeFromQueue(
            WaitingRooms rooms, QueueEntries entries, LeaveQueue leaving, OperatorActions actions, Ids ids) {
        return new RemoveFromQueueUseCase(rooms, entries, leaving, actions, ids);
    }

    @Bean
    SeatHolds holds(InMemoryQueueTickets tickets, Clock clock) {
        return new InMemorySeatHolds(tickets, clock);
    }

    @Bean
    SeatClaims claims(InMemoryStore store) {
        return new InMemorySeatClaims(store);
    }

    @Bean
    HoldSeats holdSeats(
            ShowTicket tickets, Performances performances, SeatClaims claims, SeatHolds holds, Ids ids, Clock clock) {
        return new HoldSeatsUseCase(tickets, performances, claims, holds, ids, clock, RULES);
    }

    @Bean
    ReleaseHold releaseHold(ShowTicket tickets, SeatHolds holds) {
        return new ReleaseHoldUseCase(tickets, holds);
    }

    @Bean
    ReadSeatMap readSeatMap(
            ShowTicket tickets, Performances performances, SeatClaims claims, SeatHolds holds, Clock clock) {
        return new ReadSeatMapUseCase(tickets, performances, claims, holds, clock);
    }

    @Bean
    Reservations reservations(InMemoryStore store) {
        return new InMemoryReservations(store);
    }

    @Bean
    ReserveSeats reserveSeats(
            ShowTicket tickets,
            Performances performances,
            SeatHolds holds,
            HoldSeats holding,
            Reservations reservations,
            Ids ids) {
        return new ReserveSeatsUseCase(tickets, performances, holds, holding, reservations, ids, RULES);
    }

    @Bean
    CancelReservation cancelReservation(InMemoryStore store, SeatHolds holds, Ids ids) {
        return new CancelReservationUseCase(new InMemoryCancellations(store), holds, ids);
    }

    @Bean
    Wallets wallets(InMemoryStore store) {
        return new InMemoryWallets(store);
    }

    @Bean
    ChargeWallet chargeWallet(Wallets wallets, Ids ids) {
        return new ChargeWalletUseCase(wallets, ids);
    }

    @Bean
    Payments payments(InMemoryStore store) {
        return new InMemoryPayments(store);
    }

    @Bean
    EndPaidSession endPaidSession(QueueEntries entries, HeldSeats heldSeats, AdmitWaiting admission) {
        return new EndPaidSessionUseCase(entries, heldSeats, admission);
    }

    @Bean
    InMemoryCardPayments cardPayments(InMemoryStore store) {
        return new InMemoryCardPayments(store);
    }

    @Bean
    SettleCardPayment settleCardPayment(InMemoryCardPayments payments, EndPaidSession ending, Ids ids) {
        return new SettleCardPaymentUseCase(payments, payments, ending, ids);
    }

    @Bean
    PayUseCase.Cards cards(CardPayments payments, SettleCardPayment settling) {
        return new PayUseCase.Cards(
                payments,
                new FakePaymentGateway(),
                settling,
                new CardRules(true, WAIT_FOR_CARDS, REFRESH_FOR, REFRESH_FOR));
    }

    /** Believes whoever signs with the word "genuine". */
    @Bean
    TakeCallback takeCallback(SettleCardPayment settling, InMemoryStore store) {
        return new TakeCallbackUseCase(new FakeGatewayCallbacks(), settling, new InMemoryHeardCallbacks(store));
    }

    @Bean
    Pay pay(ShowTicket turns, Payments payments, EndPaidSession ending, Ids ids, PayUseCase.Cards cards) {
        return new PayUseCase(turns, payments, ending, ids, Optional.of(cards));
    }

    /** Finds that the first invariant holds, and a dozen who break the second. */
    @Bean
    RunAudit runAudit() {
        List<String> dozen =
                IntStream.rangeClosed(1, 12).mapToObj(it -> "seat " + it).toList();
        return () -> Mono.just(new AuditReport(List.of(
                new AuditCheck(Invariant.ONE_CLAIM_PER_SEAT, List.of()),
                new AuditCheck(Invariant.FENCES_GROW, dozen))));
    }
}
