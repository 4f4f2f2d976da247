package io.frontrow.bootstrap.config;

import com.github.benmanes.caffeine.cache.Ticker;
import io.frontrow.adapter.postgres.queue.PostgresOperatorActions;
import io.frontrow.adapter.postgres.queue.PostgresRoomMessages;
import io.frontrow.adapter.postgres.queue.PostgresSaleStatuses;
import io.frontrow.adapter.postgres.queue.PostgresTurnRecords;
import io.frontrow.adapter.postgres.queue.PostgresWaitingRooms;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.adapter.redis.queue.RedisAdmissionControl;
import io.frontrow.adapter.redis.queue.RedisAdmissionFeed;
import io.frontrow.adapter.redis.queue.RedisHeartbeats;
import io.frontrow.adapter.redis.queue.RedisQueueEntries;
import io.frontrow.adapter.redis.queue.RedisRoomHistories;
import io.frontrow.adapter.redis.queue.RedisRoomStatistics;
import io.frontrow.adapter.redis.queue.RedisWaitPromises;
import io.frontrow.adapter.web.http.CallLimits;
import io.frontrow.bootstrap.metrics.PollingMetrics;
import io.frontrow.bootstrap.settings.JobProperties;
import io.frontrow.bootstrap.settings.QueueProperties;
import io.frontrow.bootstrap.settings.SeatProperties;
import io.frontrow.queue.model.QueueRules;
import io.frontrow.queue.port.AdmissionControl;
import io.frontrow.queue.port.AdmissionFeed;
import io.frontrow.queue.port.Heartbeats;
import io.frontrow.queue.port.OperatorActions;
import io.frontrow.queue.port.QueueEntries;
import io.frontrow.queue.port.RoomHistories;
import io.frontrow.queue.port.RoomMessages;
import io.frontrow.queue.port.RoomStatistics;
import io.frontrow.queue.port.SaleStatusesByClaims;
import io.frontrow.queue.port.TurnRecords;
import io.frontrow.queue.port.WaitPromises;
import io.frontrow.shared.polling.PollingObserver;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/** Provides the stores, the limits and the metrics of the waiting rooms. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QueueProperties.class)
public class QueueConfiguration {

    @Bean
    PostgresWaitingRooms waitingRooms(SqlExecutor executor) {
        return new PostgresWaitingRooms(executor, Ticker.systemTicker());
    }

    @Bean
    SaleStatusesByClaims saleStatuses(SqlExecutor executor) {
        return new PostgresSaleStatuses(executor, Ticker.systemTicker());
    }

    @Bean
    QueueEntries queueEntries(ReactiveStringRedisTemplate redis, QueueProperties queue) {
        return new RedisQueueEntries(redis, queue.recoveryGrace());
    }

    @Bean
    AdmissionControl admissionControl(ReactiveStringRedisTemplate redis, QueueProperties queue) {
        return new RedisAdmissionControl(redis, queue.recoveryGrace());
    }

    @Bean
    Heartbeats heartbeats(ReactiveStringRedisTemplate redis) {
        return new RedisHeartbeats(redis);
    }

    @Bean
    RoomStatistics roomStatistics(ReactiveStringRedisTemplate redis) {
        return new RedisRoomStatistics(redis);
    }

    @Bean
    RoomHistories roomHistories(ReactiveStringRedisTemplate redis) {
        return new RedisRoomHistories(redis);
    }

    @Bean
    WaitPromises waitPromises(ReactiveStringRedisTemplate redis) {
        return new RedisWaitPromises(redis);
    }

    @Bean
    RoomMessages roomMessages(SqlExecutor executor) {
        return new PostgresRoomMessages(executor, Ticker.systemTicker());
    }

    @Bean
    OperatorActions operatorActions(SqlExecutor executor) {
        return new PostgresOperatorActions(executor);
    }

    @Bean
    CallLimits callLimits(QueueProperties queue, SeatProperties seats) {
        return CallLimits.perMinute(queue.joinsPerMinute(), seats.readsPerMinute());
    }

    @Bean
    TurnRecords pastTurns(SqlExecutor executor) {
        return new PostgresTurnRecords(executor);
    }

    @Bean
    AdmissionFeed admissions(ReactiveRedisConnectionFactory redis) {
        return new RedisAdmissionFeed(redis);
    }

    @Bean
    QueueRules queueRules(JobProperties jobs) {
        return jobs.queueRules();
    }

    @Bean
    PollingObserver queuePolling(MeterRegistry meters) {
        return new PollingMetrics("queue", meters);
    }
}
