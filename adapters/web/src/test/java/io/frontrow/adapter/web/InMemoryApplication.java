package io.frontrow.adapter.web;

import io.frontrow.account.model.AccountRules;
import io.frontrow.account.port.AttemptLimits;
import io.frontrow.account.port.FailedSignIns;
import io.frontrow.account.port.FederatedUsers;
import io.frontrow.account.port.InMemoryAttemptLimits;
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
import io.frontrow.adapter.web.fastpath.FrameworkServer;
import io.frontrow.adapter.web.http.CallLimits;
import io.frontrow.adapter.web.sales.SandboxCards;
import io.frontrow.adapter.web.security.CorsSettings;
import io.frontrow.adapter.web.security.TokenSettings;
import io.frontrow.adapter.web.security.TrustedIssuers;
import io.frontrow.audit.RunAudit;
import io.frontrow.audit.model.AuditCheck;
import io.frontrow.audit.model.AuditReport;
import io.frontrow.audit.model.Invariant;
import io.frontrow.audit.port.InMemoryLedgerSeals;
import io.frontrow.catalog.port.Concerts;
import io.frontrow.catalog.port.InMemoryConcerts;
import io.frontrow.catalog.port.InMemoryOffers;
import io.frontrow.catalog.port.InMemoryPerformances;
import io.frontrow.catalog.port.Offers;
import io.frontrow.catalog.port.Performances;
import io.frontrow.payment.model.CardRules;
import io.frontrow.payment.port.CallbackVerifier;
import io.frontrow.payment.port.CardPayments;
import io.frontrow.payment.port.CardRefunds;
import io.frontrow.payment.port.CardRefunds.Backoff;
import io.frontrow.payment.port.FakeCallbackVerifier;
import io.frontrow.payment.port.FakePaymentGateway;
import io.frontrow.payment.port.InMemoryCardPayments;
import io.frontrow.payment.port.InMemoryCardRefunds;
import io.frontrow.payment.port.InMemoryPayments;
import io.frontrow.payment.port.InMemoryProcessedCallbacks;
import io.frontrow.payment.port.PaymentGateway;
import io.frontrow.payment.port.Payments;
import io.frontrow.payment.port.ProcessedCallbacks;
import io.frontrow.queue.model.QueueRules;
import io.frontrow.queue.port.InMemoryOperatorActions;
import io.frontrow.queue.port.InMemoryQueue;
import io.frontrow.queue.port.InMemoryRoomMessages;
import io.frontrow.queue.port.InMemorySaleStatuses;
import io.frontrow.queue.port.InMemoryTurnRecords;
import io.frontrow.queue.port.InMemoryWaitingRooms;
import io.frontrow.queue.port.OperatorActions;
import io.frontrow.queue.port.RoomMessages;
import io.frontrow.queue.port.SaleStatusesByClaims;
import io.frontrow.queue.port.TurnRecords;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.reservation.port.Cancellations;
import io.frontrow.reservation.port.InMemoryCancellations;
import io.frontrow.reservation.port.InMemoryPerformanceSales;
import io.frontrow.reservation.port.InMemoryReservations;
import io.frontrow.reservation.port.Reservations;
import io.frontrow.seat.model.SeatRules;
import io.frontrow.seat.port.InMemorySeatClaims;
import io.frontrow.seat.port.InMemorySeatHolds;
import io.frontrow.seat.port.SeatClaims;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.InMemoryStore;
import io.frontrow.shared.TestClock;
import io.frontrow.shared.polling.RecordingObserver;
import io.frontrow.shared.port.Ids;
import io.frontrow.wallet.model.TopUpPolicy;
import io.frontrow.wallet.port.InMemoryWallets;
import io.frontrow.wallet.port.Wallets;
import io.frontrow.wiring.AccountUseCases;
import io.frontrow.wiring.CatalogUseCases;
import io.frontrow.wiring.PaymentUseCases;
import io.frontrow.wiring.QueueUseCases;
import io.frontrow.wiring.ReservationUseCases;
import io.frontrow.wiring.SeatUseCases;
import io.frontrow.wiring.WalletUseCases;
import io.netty.channel.ChannelOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/** The web adapter on the real use cases, which work on stores in memory. */
@EnableAutoConfiguration
@Import({
    WebAdapter.class,
    AccountUseCases.class,
    CatalogUseCases.class,
    QueueUseCases.class,
    SeatUseCases.class,
    ReservationUseCases.class,
    WalletUseCases.class,
    PaymentUseCases.class
})
public final class InMemoryApplication {
    static final TokenSettings TOKENS = new TokenSettings(
            "frontrow", "a signing key of the tests, 32 bytes long at least", null, Duration.ofMinutes(15));
    static final int SEATS_PER_USER_MAX = 4;

    static final String ALLOWED_ORIGIN = "https://tickets.example";

    private static final int CALLS_PER_MINUTE = 120;
    private static final Duration REPLY_TIMEOUT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofDays(14);

    private static final int SEND_BUFFER_BYTES = 64 * 1024;

    @Bean
    TokenSettings tokenSettings() {
        return TOKENS;
    }

    /** As in Frontrow, the system does not accept megabytes for a client that reads nothing. */
    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> smallSendBuffers() {
        return factory ->
                factory.addServerCustomizers(server -> server.childOption(ChannelOption.SO_SNDBUF, SEND_BUFFER_BYTES));
    }

    @Bean
    CorsSettings corsSettings() {
        return new CorsSettings(List.of(ALLOWED_ORIGIN));
    }

    @Bean
    SandboxCards sandboxCards() {
        return new SandboxCards(List.of("tok_ok", "tok_declined"));
    }

    @Bean
    FrameworkServer frameworkServer(
            WebHandler webHandler,
            List<WebFilter> filters,
            List<WebExceptionHandler> exceptionHandlers,
            ServerCodecConfigurer codecs) {
        return new FrameworkServer(webHandler, filters, exceptionHandlers, codecs);
    }

    @Bean
    CallLimits callLimits() {
        return CallLimits.perMinute(CALLS_PER_MINUTE, CALLS_PER_MINUTE);
    }

    @Bean
    AccountRules accountRules() {
        return new AccountRules(LONG, 0);
    }

    @Bean
    QueueRules queueRules() {
        return new QueueRules(LONG);
    }

    @Bean
    SeatRules seatRules() {
        return new SeatRules(Duration.ofMinutes(5), SEATS_PER_USER_MAX);
    }

    @Bean
    CardRules cardRules() {
        return new CardRules(true, REPLY_TIMEOUT, LONG, LONG);
    }

    @Bean
    TopUpPolicy topUpPolicy() {
        return TopUpPolicy.OPEN;
    }

    @Bean
    Backoff refundPauses() {
        return new Backoff(LONG, LONG);
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
    RecordingObserver queuePolling() {
        return new RecordingObserver();
    }

    @Bean
    RecordingObserver seatPolling() {
        return new RecordingObserver();
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
    FederatedUsers federatedUsers(InMemoryStore store) {
        return new InMemoryFederatedUsers(store);
    }

    @Bean
    TrustedIssuers trustedIssuers() {
        return TrustedIssuers.NONE;
    }

    @Bean
    OperatorCodes operatorCodes(InMemoryStore store) {
        return new InMemoryOperatorCodes(store);
    }

    @Bean
    Sessions sessions(InMemoryStore store) {
        return new InMemorySessions(store);
    }

    @Bean
    Revocations revocations(InMemoryStore store) {
        return new InMemoryRevocations(store);
    }

    @Bean
    FailedSignIns failedSignIns(InMemoryStore store) {
        return new InMemoryFailedSignIns(store);
    }

    @Bean
    AttemptLimits attemptLimits(Clock clock) {
        return new InMemoryAttemptLimits(clock);
    }

    @Bean
    Concerts concerts(InMemoryStore store) {
        return new InMemoryConcerts(store);
    }

    @Bean
    Offers offers(InMemoryStore store) {
        return new InMemoryOffers(store);
    }

    @Bean
    InMemoryLedgerSeals ledgerSeals() {
        return new InMemoryLedgerSeals();
    }

    @Bean
    Performances performances(InMemoryStore store) {
        return new InMemoryPerformances(store);
    }

    @Bean
    WaitingRooms rooms(InMemoryStore store) {
        return new InMemoryWaitingRooms(store);
    }

    @Bean
    InMemoryQueue queue(Clock clock) {
        return new InMemoryQueue(clock);
    }

    @Bean
    SaleStatusesByClaims saleStatuses(InMemoryStore store) {
        return new InMemorySaleStatuses(store);
    }

    @Bean
    TurnRecords pastTurns(InMemoryStore store) {
        return new InMemoryTurnRecords(store);
    }

    @Bean
    RoomMessages roomMessages(InMemoryStore store) {
        return new InMemoryRoomMessages(store);
    }

    @Bean
    OperatorActions operatorActions(InMemoryStore store) {
        return new InMemoryOperatorActions(store);
    }

    @Bean
    SeatHolds holds(InMemoryQueue queue, Clock clock) {
        return new InMemorySeatHolds(queue, clock);
    }

    @Bean
    SeatClaims claims(InMemoryStore store) {
        return new InMemorySeatClaims(store);
    }

    @Bean
    Reservations reservations(InMemoryStore store) {
        return new InMemoryReservations(store);
    }

    @Bean
    Cancellations cancellations(InMemoryStore store) {
        return new InMemoryCancellations(store);
    }

    @Bean
    InMemoryPerformanceSales sales(InMemoryStore store) {
        return new InMemoryPerformanceSales(store);
    }

    @Bean
    Wallets wallets(InMemoryStore store) {
        return new InMemoryWallets(store);
    }

    @Bean
    Payments payments(InMemoryStore store) {
        return new InMemoryPayments(store);
    }

    @Bean
    CardPayments cardPayments(InMemoryStore store) {
        return new InMemoryCardPayments(store);
    }

    @Bean
    CardRefunds cardRefunds(InMemoryStore store) {
        return new InMemoryCardRefunds(store);
    }

    @Bean
    PaymentGateway paymentGateway() {
        return new FakePaymentGateway();
    }

    /** Accepts the signature "genuine". */
    @Bean
    CallbackVerifier gatewayCallbacks() {
        return new FakeCallbackVerifier();
    }

    @Bean
    ProcessedCallbacks processedCallbacks(InMemoryStore store) {
        return new InMemoryProcessedCallbacks(store);
    }

    /** Finds that the first invariant holds, and twelve violations of the second. */
    @Bean
    RunAudit runAudit() {
        List<String> dozen =
                IntStream.rangeClosed(1, 12).mapToObj(it -> "seat " + it).toList();
        return () -> Mono.just(new AuditReport(List.of(
                new AuditCheck(Invariant.ONE_CLAIM_PER_SEAT, List.of()),
                new AuditCheck(Invariant.FENCES_GROW, dozen))));
    }
}
