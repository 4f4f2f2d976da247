package io.frontrow.bootstrap.demo;

import io.frontrow.account.port.PasswordHashing;
import io.frontrow.account.port.Users;
import io.frontrow.catalog.CreateConcert;
import io.frontrow.catalog.CreatePerformance;
import io.frontrow.catalog.port.Concerts;
import io.frontrow.shared.port.Ids;
import io.frontrow.shared.port.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.util.retry.Retry;

/** Loads the demo data, if enabled, before the application is ready. Each start adds what is missing. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(DemoData.ENABLED)
public class DemoData {

    /** The setting that enables the demo data; with embedded stores it is true. */
    public static final String ENABLED = "frontrow.demo-data";

    private static final Retry LATE_STORE =
            Retry.fixedDelay(30, Duration.ofSeconds(1)).filter(StoreUnavailable.class::isInstance);

    @Bean
    DemoUsers demoUsers(Users users, PasswordHashing hashing, Ids ids) {
        return new DemoUsers(users, hashing, ids);
    }

    @Bean
    DemoCatalog demoCatalog(Concerts concerts, CreateConcert creation, CreatePerformance scheduling, Clock clock) {
        return new DemoCatalog(concerts, creation, scheduling, clock);
    }

    /** Runs on the main thread, which may block. It retries, since a store may be slow to respond on a busy machine. */
    @Bean
    ApplicationRunner demoLoading(DemoCatalog catalog, DemoUsers users) {
        return _ ->
                catalog.add().then(users.add()).retryWhen(LATE_STORE).toFuture().get();
    }
}
