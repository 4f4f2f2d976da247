package io.frontrow.adapter.redis.queue;

import io.frontrow.account.model.UserId;
import io.frontrow.adapter.redis.client.ConcertKeys;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.model.AdmittedUsers;
import io.frontrow.queue.port.Admissions;
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
 * Hears what {@code admit.lua} publishes, by one subscription for all rooms from the beginning, so that nobody waits for
 * it. When its connection is lost the client makes it anew, subscription and all; when it cannot be made at first, this
 * tries again.
 */
public final class RedisAdmissions implements Admissions, AutoCloseable {

    private static final Duration RETRY_MIN = Duration.ofMillis(100);
    private static final Duration RETRY_MAX = Duration.ofSeconds(2);

    private final Sinks.Many<PatternMessage<String, String, String>> heard =
            Sinks.many().multicast().directBestEffort();
    private final Disposable listening;

    public RedisAdmissions(ReactiveRedisConnectionFactory redis) {
        // To connect blocks the thread, so it is one that may wait.
        this.listening = Mono.fromSupplier(() -> new ReactiveRedisMessageListenerContainer(redis))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMapMany(listener -> listener.receive(PatternTopic.of(ConcertKeys.ANY_ADMITTED_CHANNEL)))
                .repeat()
                .retryWhen(Retry.backoff(Long.MAX_VALUE, RETRY_MIN).maxBackoff(RETRY_MAX))
                .subscribe(heard::tryEmitNext);
    }

    @Override
    public Flux<AdmittedUsers> of(ConcertId concertId) {
        String channel = new ConcertKeys(concertId).admittedChannel();
        return heard.asFlux()
                .filter(message -> message.getChannel().equals(channel))
                .map(RedisAdmissions::users);
    }

    private static AdmittedUsers users(PatternMessage<String, String, String> message) {
        return new AdmittedUsers(Stream.of(message.getMessage().split(" ", -1))
                .map(id -> new UserId(UUID.fromString(id)))
                .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public void close() {
        listening.dispose();
    }
}
