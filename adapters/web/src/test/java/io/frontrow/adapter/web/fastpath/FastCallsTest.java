package io.frontrow.adapter.web.fastpath;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.Role;
import io.frontrow.adapter.web.security.Caller;
import io.frontrow.adapter.web.security.CallerReader;
import io.frontrow.adapter.web.security.CorsSettings;
import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.SessionId;
import io.frontrow.shared.id.UserId;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;
import reactor.core.publisher.Mono;

/** Which requests the fast path handles, and which it leaves to the framework. */
class FastCallsTest {
    private static final UUID CONCERT = UUID.fromString("0198c1c0-9c5b-7b9a-8f6e-2f9d3a4b5c6d");
    private static final UserId MINA = new UserId(UUID.randomUUID());
    private static final UserId OTHER = new UserId(UUID.randomUUID());
    private static final Map<String, Caller> ACCESS_TOKENS = Map.of(
            "of-mina", caller(MINA),
            "of-other", caller(OTHER));
    private static final QueueEntry ENTRY =
            new QueueEntry(new QueueEntryId(UUID.randomUUID()), new ConcertId(CONCERT), MINA, new Place(1));

    private static final String POLL = "/api/v1/queue-tokens/current";
    private static final String LIST = "/api/v1/concerts";
    private static final String QUEUE = "/api/v1/concerts/" + CONCERT + "/queue";
    private static final String RESERVATIONS = "/api/v1/reservations";
    private static final String JOIN = "/api/v1/concerts/" + CONCERT + "/queue-tokens";

    private static final ObjectProvider<ForwardedHeaderTransformer> FORWARDED_HEADERS = new StaticListableBeanFactory(
                    Map.of("transformer", new ForwardedHeaderTransformer()))
            .getBeanProvider(ForwardedHeaderTransformer.class);

    private final FastCalls calls = calls(new CorsSettings(List.of()));

    private static FastCalls calls(CorsSettings cors) {
        FastRoutes routes = () -> List.of(
                FastRoute.get("/queue-tokens/current", _ -> Mono.empty()),
                FastRoute.get("/concerts", _ -> Mono.empty()).withParameters(),
                FastRoute.get("/concerts/{concertId}/queue", _ -> Mono.empty()),
                FastRoute.post("/concerts/{concertId}/queue-tokens", _ -> Mono.empty()),
                FastRoute.post("/reservations", String.class, (_, _) -> Mono.empty())
                        .withEntry());
        return new FastCalls(
                List.of(routes),
                new CallerReader(token -> Optional.ofNullable(ACCESS_TOKENS.get(token))),
                token -> token.equals("of-entry") ? Optional.of(ENTRY) : Optional.empty(),
                cors,
                FORWARDED_HEADERS);
    }

    private static Caller caller(UserId userId) {
        return new Caller(userId, Role.USER, new SessionId(UUID.randomUUID()));
    }

    static Stream<MockServerHttpRequest.BaseBuilder<?>> handled() {
        return Stream.of(
                poll(),
                poll().header("Accept", "*/*"),
                poll().header("Accept", "application/json"),
                poll().header("Origin", "https://any.example"),
                poll().header("Authorization", "Bearer of-mina"),
                poll().header("Authorization", "Bearer expired"),
                get(LIST),
                get(LIST + "?limit=10&after=abc-_1"),
                get(LIST).header("If-None-Match", "W/\"0a1b\""),
                get(QUEUE),
                get(QUEUE).header("X-Forwarded-Prefix", "/tickets"),
                get(QUEUE).header("Authorization", "Basic abc"),
                join("of-mina"),
                join("of-mina").header("Queue-Token", "of-entry"),
                reserve().header("Content-Type", "application/json").header("Content-Length", "2"));
    }

    @ParameterizedTest
    @MethodSource("handled")
    void handles(MockServerHttpRequest.BaseBuilder<?> request) {
        assertThat(calls.read(request.build())).isPresent();
    }

    static Stream<MockServerHttpRequest.BaseBuilder<?>> left() {
        return Stream.of(
                get(POLL),
                get(POLL).header("Queue-Token", "garbage"),
                get(POLL).header("Queue-Token", "of-entry", "of-entry"),
                get(POLL).header("Cookie", "queue-token-1=of-entry"),
                poll().header("Authorization", "Bearer of-other"),
                poll().header("Accept", "text/html"),
                poll().header("Accept", "application/json", "text/html"),
                poll().header("If-Match", "*"),
                poll().header("If-Modified-Since", "Thu, 01 Jan 2026 00:00:00 GMT"),
                poll().header("If-None-Match", "*"),
                poll().header("If-None-Match", "W/\"1\", W/\"2\""),
                get(POLL + "?a=b").header("Queue-Token", "of-entry"),
                get(POLL + "/").header("Queue-Token", "of-entry"),
                get(POLL + ";a=b").header("Queue-Token", "of-entry"),
                get(POLL + "/events").header("Queue-Token", "of-entry"),
                MockServerHttpRequest.method(HttpMethod.DELETE, POLL).header("Queue-Token", "of-entry"),
                MockServerHttpRequest.method(HttpMethod.HEAD, POLL).header("Queue-Token", "of-entry"),
                get(LIST).header("Queue-Token", "of-entry"),
                get(LIST + "?after=%00"),
                get(LIST + "?limit=1;2"),
                get("/api/v1//concerts"),
                get(LIST).header("X-Forwarded-Port", "none"),
                get("/api/v1/concerts/not-a-uuid/queue"),
                get("/api/v1/concerts/0198c1c0-9c5b-7b9a-8f6e-2f9d3a4b5c6/queue-"),
                get("/api/v1/concerts/1-1-1-1-000000000000000000000000001c/queue"),
                get("/api/v1/concerts/" + CONCERT + "/other"),
                MockServerHttpRequest.post(JOIN),
                join("expired"),
                join("of-other").header("Queue-Token", "of-entry"),
                join("of-mina").header("Queue-Token", "garbage"),
                reserve(),
                reserve().header("Content-Type", "application/json"),
                reserve().header("Content-Type", "application/json").header("Content-Length", "0"),
                reserve().header("Content-Type", "application/json").header("Content-Length", "70000"),
                reserve().header("Content-Type", "text/plain").header("Content-Length", "2"),
                MockServerHttpRequest.post(RESERVATIONS)
                        .header("Authorization", "Bearer of-mina")
                        .header("Content-Type", "application/json")
                        .header("Content-Length", "2"));
    }

    @ParameterizedTest
    @MethodSource("left")
    void leaves(MockServerHttpRequest.BaseBuilder<?> request) {
        assertThat(calls.read(request.build())).isEmpty();
    }

    @Test
    void leavesRequestsOfOtherOriginsIfSomeAreAllowed() {
        FastCalls withCors = calls(new CorsSettings(List.of("https://tickets.example")));
        assertThat(withCors.read(poll().header("Origin", "https://any.example").build()))
                .isEmpty();
        assertThat(withCors.read(poll().build())).isPresent();
    }

    @Test
    void seesTheAddressThatAProxyForwards() {
        FastCall call = calls.read(
                        get(LIST).header("X-Forwarded-Proto", "https").build())
                .orElseThrow();
        assertThat(call.request().getURI().getScheme()).isEqualTo("https");
    }

    @Test
    void readsIdAndCredentials() {
        FastCall call = calls.read(join("of-mina").build()).orElseThrow();
        assertThat(call.id()).isEqualTo(CONCERT);
        assertThat(call.caller().userId()).isEqualTo(MINA);
        assertThat(calls.read(poll().build()).orElseThrow().entry()).isEqualTo(ENTRY);
    }

    private static MockServerHttpRequest.BaseBuilder<?> poll() {
        return get(POLL).header("Queue-Token", "of-entry");
    }

    private static MockServerHttpRequest.BaseBuilder<?> get(String path) {
        return MockServerHttpRequest.method(HttpMethod.GET, URI.create(path));
    }

    private static MockServerHttpRequest.BaseBuilder<?> reserve() {
        return MockServerHttpRequest.post(RESERVATIONS)
                .header("Authorization", "Bearer of-mina")
                .header("Queue-Token", "of-entry");
    }

    private static MockServerHttpRequest.BaseBuilder<?> join(String accessToken) {
        return MockServerHttpRequest.post(JOIN).header("Authorization", "Bearer " + accessToken);
    }
}
