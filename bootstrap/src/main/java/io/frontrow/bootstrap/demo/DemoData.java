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

/** Loads the demo data before the application counts as ready, if it is asked for. Loading it again adds what is missing. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(DemoData.ENABLED)
public class DemoData {

    /** The setting that asks for demo data; the embedded default sets it. */
    public static final String ENABLED = "frontrow.demo-data";

    private static final Retry LATE_STORE =
            Retry.fixedDelay(30, Duration.ofSeconds(1)).filter(StoreUnavailable.class::isInstance);

    @Bean
    DemoUsers demoPeople(Users users, PasswordHashing hashing, Ids ids) {
        return new DemoUsers(users, hashing, ids);
    }

    @Bean
    DemoCatalog demoCatalog(Concerts concerts, CreateConcert creation, CreatePerformance scheduling, Clock clock) {
        return new DemoCatalog(concerts, creation, scheduling, clock);
    }

    /** Runs on the main thread, which may wait. On a busy machine the first answers of a store can be late. */
    @Bean
    ApplicationRunner demoLoading(DemoCatalog catalog, DemoUsers people) {
        return _ -> catalog.add()
                .then(people.add())
                .retryWhen(LATE_STORE)
                .toFuture()
                .get();
    }
}
