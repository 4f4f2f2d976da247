package io.frontrow.adapter.redis.queue;

import io.frontrow.adapter.redis.client.ConcertKeys;
import io.frontrow.queue.model.AdmittedUsers;
import io.frontrow.queue.port.AdmissionFeed;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.connection.ReactiveSubscription.PatternMessage;
import org.springframework.data.redis.listener.PatternTopic;
import org.springframework.data.redis.listener.ReactiveRedisMessageListenerContainer;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Receives the admissions that the scripts publish, through one subscription for all rooms. It is made at construction,
 * so no subscriber waits for it. The client restores a lost connection with its subscription; if the first connection
 * fails, this class retries it.
 */
public final class RedisAdmissionFeed implements AdmissionFeed, AutoCloseable {

    private static final Duration RETRY_MIN = Duration.ofMillis(100);
    private static final Duration RETRY_MAX = Duration.ofSeconds(2);

    private final Sinks.Many<PatternMessage<String, String, String>> received =
            Sinks.many().multicast().directBestEffort();
    private final Disposable subscription;

    public RedisAdmissionFeed(ReactiveRedisConnectionFactory redis) {
        // The client blocks while it connects, so this needs a thread that may block.
        this.subscription = Mono.fromSupplier(() -> new ReactiveRedisMessageListenerContainer(redis))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMapMany(listener -> listener.receive(PatternTopic.of(ConcertKeys.ANY_ADMITTED_CHANNEL)))
                .repeat()
                .retryWhen(Retry.backoff(Long.MAX_VALUE, RETRY_MIN).maxBackoff(RETRY_MAX))
                .subscribe(received::tryEmitNext);
    }

    @Override
    public Flux<AdmittedUsers> admittedTo(ConcertId concertId) {
        String channel = new ConcertKeys(concertId).admittedChannel();
        return received.asFlux()
                .filter(message -> message.getChannel().equals(channel))
                .map(RedisAdmissionFeed::users);
    }

    private static AdmittedUsers users(PatternMessage<String, String, String> message) {
        return new AdmittedUsers(Stream.of(message.getMessage().split(" ", -1))
                .map(id -> new UserId(UUID.fromString(id)))
                .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public void close() {
        subscription.dispose();
    }
}
