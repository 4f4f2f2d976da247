package io.frontrow.bootstrap.config;

import com.github.benmanes.caffeine.cache.Ticker;
import io.frontrow.adapter.postgres.event.PostgresOutbox;
import io.frontrow.adapter.postgres.lease.PostgresLeases;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.adapter.redis.event.RedisEventStream;
import io.frontrow.bootstrap.settings.EventProperties;
import io.frontrow.event.port.EventStream;
import io.frontrow.event.port.Outbox;
import io.frontrow.shared.port.Ids;
import io.frontrow.shared.port.Leases;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/** Provides the outbox and the stream of events. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EventProperties.class)
public class EventConfiguration {

    @Bean
    Leases leases(SqlExecutor executor, Ids ids) {
        return new PostgresLeases(executor, ids.next(), Ticker.systemTicker());
    }

    @Bean
    Outbox outbox(SqlExecutor executor) {
        return new PostgresOutbox(executor);
    }

    @Bean
    EventStream eventStream(ReactiveStringRedisTemplate redis, EventProperties events) {
        return new RedisEventStream(redis, events.streamKey(), events.streamEntriesMax());
    }
}
