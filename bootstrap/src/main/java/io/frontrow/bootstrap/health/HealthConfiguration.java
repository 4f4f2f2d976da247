package io.frontrow.bootstrap.health;

import io.frontrow.bootstrap.startup.StoreWarmUp;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.ReactiveRedisConnection;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.r2dbc.core.DatabaseClient;

/** Health checks of the stores, in place of those of Spring Boot, which have no timeout. */
@Configuration(proxyBeanMethods = false)
public class HealthConfiguration {

    @Bean
    StoreHealth postgresHealthIndicator(DatabaseClient postgres) {
        return new StoreHealth("Postgres", postgres.sql("select 1").fetch().one());
    }

    @Bean
    StoreHealth redisHealthIndicator(ReactiveStringRedisTemplate redis) {
        return new StoreHealth(
                "Redis", redis.execute(ReactiveRedisConnection::ping).single());
    }

    @Bean
    StoreWarmUp storeWarmUp(List<StoreHealth> stores) {
        return new StoreWarmUp(stores);
    }
}
