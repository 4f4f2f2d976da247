package io.frontrow.bootstrap.config;

import io.frontrow.adapter.postgres.PostgresSeatClaims;
import io.frontrow.adapter.redis.seat.RedisSeatHolds;
import io.frontrow.bootstrap.metrics.PollingMetrics;
import io.frontrow.bootstrap.settings.SeatProperties;
import io.frontrow.catalog.port.Performances;
import io.frontrow.queue.ShowTicket;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.seat.HoldSeats;
import io.frontrow.seat.ReadSeatMap;
import io.frontrow.seat.ReleaseHold;
import io.frontrow.seat.TidyHolds;
import io.frontrow.seat.WatchSeats;
import io.frontrow.seat.port.SeatClaims;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.seat.usecase.HoldSeatsUseCase;
import io.frontrow.seat.usecase.ReadSeatMapUseCase;
import io.frontrow.seat.usecase.ReleaseHoldUseCase;
import io.frontrow.seat.usecase.TidyHoldsUseCase;
import io.frontrow.seat.usecase.WatchSeatsUseCase;
import io.frontrow.shared.port.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.scheduler.Schedulers;

/** Puts the showing and holding of seats together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SeatProperties.class)
public class SeatConfiguration {

    @Bean
    SeatHolds seatHolds(ReactiveStringRedisTemplate redis) {
        return new RedisSeatHolds(redis);
    }

    @Bean
    SeatClaims seatClaims(DatabaseClient client) {
        return new PostgresSeatClaims(client);
    }

    @Bean
    ReadSeatMap readSeatMap(
            ShowTicket tickets, Performances performances, SeatClaims claims, SeatHolds holds, Clock clock) {
        return new ReadSeatMapUseCase(tickets, performances, claims, holds, clock);
    }

    @Bean
    WatchSeats watchSeats(ReadSeatMap reading, MeterRegistry meters, Clock clock) {
        return new WatchSeatsUseCase(reading, new PollingMetrics("seats", meters), clock, Schedulers.parallel());
    }

    @Bean
    HoldSeats holdSeats(
            ShowTicket tickets,
            Performances performances,
            SeatClaims claims,
            SeatHolds holds,
            Ids ids,
            Clock clock,
            SeatProperties seats) {
        return new HoldSeatsUseCase(tickets, performances, claims, holds, ids, clock, seats.rules());
    }

    @Bean
    ReleaseHold releaseHold(ShowTicket tickets, SeatHolds holds) {
        return new ReleaseHoldUseCase(tickets, holds);
    }

    @Bean
    TidyHolds tidyHolds(WaitingRooms rooms, SeatHolds holds) {
        return new TidyHoldsUseCase(rooms, holds);
    }
}
