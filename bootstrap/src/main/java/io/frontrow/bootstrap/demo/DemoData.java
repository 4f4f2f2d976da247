package io.frontrow.bootstrap.demo;

import io.frontrow.account.port.PasswordHashing;
import io.frontrow.account.port.Sessions;
import io.frontrow.account.port.Users;
import io.frontrow.bootstrap.jobs.Job;
import io.frontrow.catalog.CreateConcert;
import io.frontrow.catalog.CreatePerformance;
import io.frontrow.catalog.port.Concerts;
import io.frontrow.catalog.port.Performances;
import io.frontrow.payment.Pay;
import io.frontrow.payment.port.Payments;
import io.frontrow.queue.IssueToken;
import io.frontrow.queue.LeaveQueue;
import io.frontrow.queue.ReadQueueStatus;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.reservation.CancelReservation;
import io.frontrow.reservation.ReserveSeats;
import io.frontrow.reservation.port.Reservations;
import io.frontrow.seat.HoldSeats;
import io.frontrow.seat.ReadSeatMap;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.port.Ids;
import io.frontrow.shared.port.StoreUnavailable;
import io.frontrow.wallet.TopUpWallet;
import io.frontrow.wallet.port.Wallets;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Loads the demo data, if enabled, before the application is ready. Each start adds what is missing. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(DemoData.ENABLED)
public class DemoData {

    /** The setting that enables the demo data; with embedded stores it is true. */
    public static final String ENABLED = "frontrow.demo-data";

    /**
     * The setting that opens a server with demo data to other machines, with new passwords. The default is false: the
     * passwords are those of the documentation, and the server listens on the loopback address.
     */
    public static final String PUBLIC = "frontrow.demo.public";

    /** The setting with the number of simulated fans in one of the demo concerts; 12 with embedded stores, else 0. */
    public static final String FANS = "frontrow.demo.fans";

    private static final Duration FANS_DELAY = Duration.ofSeconds(1);
    private static final Duration OPENINGS_DELAY = Duration.ofSeconds(10);

    private static final Retry LATE_STORE =
            Retry.fixedDelay(30, Duration.ofSeconds(1)).filter(StoreUnavailable.class::isInstance);

    @Bean
    DemoPasswords demoPasswords(@Value("${" + PUBLIC + ":false}") boolean isPublic) {
        return isPublic ? DemoPasswords.random() : DemoPasswords.published();
    }

    @Bean
    DemoUsers demoUsers(Users users, Sessions sessions, PasswordHashing hashing, Ids ids, DemoPasswords demoPasswords) {
        return new DemoUsers(users, sessions, hashing, ids, demoPasswords);
    }

    @Bean
    DemoOpenings demoOpenings(WaitingRooms rooms, Clock clock) {
        return new DemoOpenings(rooms, clock);
    }

    @Bean
    DemoPurchases demoPurchases(
            Users users,
            Performances performances,
            Reservations reservations,
            Wallets wallets,
            Payments payments,
            Ids ids,
            Clock clock) {
        return new DemoPurchases(users, performances, reservations, wallets, payments, ids, clock);
    }

    @Bean
    DemoCatalog demoCatalog(
            Users users,
            Concerts concerts,
            CreateConcert creation,
            CreatePerformance scheduling,
            WaitingRooms rooms,
            DemoOpenings openings,
            DemoPurchases purchases,
            Clock clock,
            @Value("${" + FANS + ":0}") int fans) {
        return new DemoCatalog(users, concerts, creation, scheduling, rooms, openings, purchases, clock, fans);
    }

    @Bean
    Job demoOpeningsJob(DemoOpenings openings, MeterRegistry registry) {
        return new Job("demo-openings", OPENINGS_DELAY, openings::continueIfDue, registry);
    }

    @Bean
    Job demoFansJob(
            Users users,
            PasswordHashing hashing,
            Concerts concerts,
            Performances performances,
            Function<ConcertId, DemoFanActions> demoFanActions,
            Ids ids,
            Clock clock,
            @Value("${" + FANS + ":0}") int count,
            MeterRegistry registry) {
        DemoFans fans = new DemoFans(users, hashing, concerts, performances, demoFanActions, ids, clock, count);
        return new Job("demo-fans", FANS_DELAY, () -> count > 0 ? fans.act() : Mono.just(0L), registry);
    }

    @Bean
    Function<ConcertId, DemoFanActions> demoFanActions(
            IssueToken issueToken,
            ReadQueueStatus readQueueStatus,
            LeaveQueue leaveQueue,
            ReadSeatMap readSeatMap,
            HoldSeats holdSeats,
            ReserveSeats reserveSeats,
            TopUpWallet topUpWallet,
            Pay pay,
            Reservations reservations,
            CancelReservation cancelReservation) {
        return concertId -> new DemoFanActions(
                concertId,
                issueToken,
                readQueueStatus,
                leaveQueue,
                readSeatMap,
                holdSeats,
                reserveSeats,
                topUpWallet,
                pay,
                reservations,
                cancelReservation);
    }

    /** Runs before the server listens, so that no user has a password of an earlier start when others can sign in. */
    @Bean
    SmartInitializingSingleton demoUsersLoading(DemoUsers users) {
        return () -> load(users.add());
    }

    @Bean
    ApplicationRunner demoCatalogLoading(DemoCatalog catalog) {
        return _ -> load(catalog.add());
    }

    /** Runs on the main thread, which may block. It retries, since a store may be slow to respond on a busy machine. */
    private static void load(Mono<Void> data) {
        data.retryWhen(LATE_STORE).toFuture().join();
    }
}
