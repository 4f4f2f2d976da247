package io.frontrow.bootstrap.warmup;

import io.frontrow.account.model.Email;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.User;
import io.frontrow.account.port.AccessTokens;
import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.port.QueueTokens;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.SessionId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.port.Ids;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClient.RequestHeadersSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sends the frequent calls to the server itself before the application is ready, so that the JVM has compiled their
 * code when the crowd comes. They read what is public, or come from users with places in queues that do not exist, and
 * so change nothing.
 */
final class WarmUp {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    /** So many that none of them joins more often than one user may. */
    private static final int USERS = 200;

    private final AccessTokens accessTokens;
    private final QueueTokens queueTokens;
    private final Ids ids;

    WarmUp(AccessTokens accessTokens, QueueTokens queueTokens, Ids ids) {
        this.accessTokens = accessTokens;
        this.queueTokens = queueTokens;
        this.ids = ids;
    }

    /**
     * Sends calls for some time. Runs on the main thread, which may block.
     *
     * @param api a client for the API of the server
     * @param concurrency the number of calls at a time
     */
    void run(WebClient api, int concurrency, Duration time) {
        Long sent = Flux.fromIterable(calls(api))
                .repeat()
                .flatMap(WarmUp::send, concurrency)
                .take(time)
                .count()
                .toFuture()
                .join();
        LOG.info("Warmed up with {} calls within {} s", sent, time.toSeconds());
    }

    /** Whatever becomes of a call, the next one is sent. */
    private static Mono<Boolean> send(RequestHeadersSpec<?> call) {
        return call.exchangeToMono(ClientResponse::releaseBody)
                .onErrorComplete()
                .thenReturn(true);
    }

    private List<RequestHeadersSpec<?>> calls(WebClient api) {
        return Stream.generate(() -> callsOfAUser(api))
                .limit(USERS)
                .flatMap(List::stream)
                .toList();
    }

    private List<RequestHeadersSpec<?>> callsOfAUser(WebClient api) {
        UUID unknown = ids.next();
        UserId userId = new UserId(ids.next());
        Consumer<HttpHeaders> user = user(userId);
        Consumer<HttpHeaders> inQueue = user.andThen(inQueue(userId, new ConcertId(unknown)));
        return List.of(
                api.get().uri("/concerts"),
                api.get().uri("/concerts/{id}/performances", unknown),
                api.get().uri("/concerts/{id}/queue", unknown),
                api.post().uri("/concerts/{id}/queue-tokens", unknown).headers(user),
                api.get().uri("/queue-tokens/current").headers(inQueue),
                api.get().uri("/performances/{id}/seat-statuses", unknown).headers(inQueue),
                post(api, "/performances/" + unknown + "/holds", inQueue, "{\"seatNumbers\":[1]}"),
                post(api, "/reservations", inQueue, "{\"holdId\":\"%s\"}".formatted(unknown)),
                post(
                        api,
                        "/payments",
                        inQueue.andThen(headers -> headers.set("Idempotency-Key", unknown.toString())),
                        "{\"reservationId\":\"%s\",\"method\":\"WALLET\"}".formatted(unknown)));
    }

    private static RequestHeadersSpec<?> post(WebClient api, String path, Consumer<HttpHeaders> headers, String json) {
        return api.post()
                .uri(path)
                .headers(headers)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json);
    }

    private Consumer<HttpHeaders> user(UserId userId) {
        User nobody = new User(userId, new Email("nobody@frontrow.invalid"), "Nobody", Role.USER);
        String token = accessTokens.issue(nobody, new SessionId(ids.next())).value();
        return headers -> headers.setBearerAuth(token);
    }

    private Consumer<HttpHeaders> inQueue(UserId userId, ConcertId concertId) {
        QueueEntry entry = new QueueEntry(new QueueEntryId(ids.next()), concertId, userId, new Place(0));
        String token = queueTokens.sign(entry).value();
        return headers -> headers.set("Queue-Token", token);
    }
}
