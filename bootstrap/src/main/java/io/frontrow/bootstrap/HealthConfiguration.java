package io.frontrow.bootstrap;

import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.ReactiveRedisConnection;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.r2dbc.core.DatabaseClient;

/** Puts the health of the stores together. Spring Boot's own indicators of them wait without bound. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    @Bean
    ReactiveHealthIndicator postgresHealthIndicator(DatabaseClient postgres) {
        return new StoreHealth(postgres.sql("select 1").fetch().one());
    }

    @Bean
    ReactiveHealthIndicator redisHealthIndicator(ReactiveStringRedisTemplate redis) {
        return new StoreHealth(redis.execute(ReactiveRedisConnection::ping).single());
    }
}
