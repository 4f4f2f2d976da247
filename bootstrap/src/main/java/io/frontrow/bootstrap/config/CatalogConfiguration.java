package io.frontrow.bootstrap.config;

import com.github.benmanes.caffeine.cache.Ticker;
import io.frontrow.adapter.postgres.catalog.PostgresConcerts;
import io.frontrow.adapter.postgres.catalog.PostgresOffers;
import io.frontrow.adapter.postgres.catalog.PostgresPerformances;
import io.frontrow.adapter.postgres.queue.PostgresWaitingRooms;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.catalog.port.Concerts;
import io.frontrow.catalog.port.Offers;
import io.frontrow.catalog.port.Performances;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Provides the stores of the catalog. */
@Configuration(proxyBeanMethods = false)
public class CatalogConfiguration {

    @Bean
    Concerts concerts(SqlExecutor executor, PostgresWaitingRooms rooms) {
        return new PostgresConcerts(executor, rooms::invalidate);
    }

    @Bean
    Offers offers(SqlExecutor executor) {
        return new PostgresOffers(executor);
    }

    @Bean
    Performances performances(SqlExecutor executor, PostgresWaitingRooms rooms) {
        return new PostgresPerformances(executor, Ticker.systemTicker(), rooms::invalidate);
    }
}
