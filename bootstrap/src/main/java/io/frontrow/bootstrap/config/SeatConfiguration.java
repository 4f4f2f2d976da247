package io.frontrow.bootstrap.config;

import io.frontrow.adapter.postgres.seat.PostgresSeatClaims;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.adapter.redis.seat.RedisSeatHolds;
import io.frontrow.bootstrap.metrics.PollingMetrics;
import io.frontrow.bootstrap.settings.SeatProperties;
import io.frontrow.seat.model.SeatRules;
import io.frontrow.seat.port.SeatClaims;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.polling.PollingObserver;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/** Provides the stores, the rules and the metrics of seats. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SeatProperties.class)
public class SeatConfiguration {

    @Bean
    SeatHolds seatHolds(ReactiveStringRedisTemplate redis) {
        return new RedisSeatHolds(redis);
    }

    @Bean
    SeatClaims seatClaims(SqlExecutor executor) {
        return new PostgresSeatClaims(executor);
    }

    @Bean
    SeatRules seatRules(SeatProperties seats) {
        return seats.rules();
    }

    @Bean
    PollingObserver seatPolling(MeterRegistry meters) {
        return new PollingMetrics("seats", meters);
    }
}
