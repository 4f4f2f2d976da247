package io.frontrow.adapter.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.web.problem.ProblemCode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

class PublicSnapshotsTest {
    private final PublicSnapshots snapshots = new PublicSnapshots(new JsonMapper());
    private final AtomicInteger loads = new AtomicInteger();

    @Test
    void loadOnceForManyVisitors() {
        Flux.range(0, 10_000)
                .flatMap(_ -> get("/list", 1, slowly()), 1_000)
                .as(all -> all.then())
                .block();
        assertThat(loads).hasValueBetween(1, 5);
    }

    @Test
    void areAtMostTwoSecondsOld() {
        get("/list", 1, slowly()).block();
        Awaitility.await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> {
            get("/list", 1, slowly()).block();
            assertThat(loads).hasValue(2);
        });
    }

    @Test
    void areOfOnePathAndVariant() {
        get("/list", 1, slowly()).block();
        get("/list", 2, slowly()).block();
        get("/other", 1, slowly()).block();
        assertThat(loads).hasValue(3);
    }

    @Test
    void areSharedByAllSpellingsOfAPath() {
        get("/concerts/0a1b/queue", 1, slowly()).block();
        get("/concerts/0A1b/queue", 1, slowly()).block();
        get("/concerts/%30a1b/queue;a=b", 1, slowly()).block();
        assertThat(loads).hasValue(1);
    }

    @Test
    void doNotKeepProblemsAndErrors() {
        Mono<ApiResponse> problem = load(Mono.just(ApiResponse.problem(ProblemCode.UNKNOWN_CONCERT)));
        get("/list", 1, problem).block();
        get("/list", 1, problem).block();
        get("/list", 1, load(Mono.error(new IllegalStateException())))
                .onErrorComplete()
                .block();
        get("/list", 1, slowly()).block();
        assertThat(loads).hasValue(4);
    }

    @Test
    void areForgottenAfterAChange() {
        get("/list", 1, slowly()).block();
        snapshots.clear();
        get("/list", 1, slowly()).block();
        assertThat(loads).hasValue(2);
    }

    private Mono<ApiResponse> slowly() {
        return load(Mono.<ApiResponse>just(ApiResponse.ok(List.of())).delayElement(Duration.ofMillis(20)));
    }

    private Mono<ApiResponse> load(Mono<ApiResponse> response) {
        return response.doOnSubscribe(_ -> loads.incrementAndGet());
    }

    private Mono<ApiResponse> get(String path, Object variant, Mono<ApiResponse> load) {
        return snapshots.get(
                MockServerHttpRequest.method(HttpMethod.GET, URI.create(path)).build(), variant, () -> load);
    }
}
