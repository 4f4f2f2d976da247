package io.frontrow.adapter.web.fastpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sends the requests of tests to the framework as well, and fails if its response differs from that of the fast path:
 * all reads of the fast routes, and changes that were rejected.
 */
public final class BothPaths implements ExchangeFilterFunction {
    private final List<PathPattern> patterns;
    private final int frameworkPort;

    /** @param frameworkPort where the {@link FrameworkServer} listens */
    public BothPaths(List<FastRoutes> controllers, int frameworkPort) {
        this.patterns = controllers.stream()
                .flatMap(controller -> controller.fastRoutes().stream())
                .map(route -> PathPatternParser.defaultInstance.parse(route.path()))
                .toList();
        this.frameworkPort = frameworkPort;
    }

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        Mono<ClientResponse> response = next.exchange(request);
        return isOfFastRoute(request) ? response.flatMap(it -> compared(request, it, next)) : response;
    }

    private boolean isOfFastRoute(ClientRequest request) {
        PathContainer path = PathContainer.parsePath(request.url().getRawPath());
        return patterns.stream().anyMatch(pattern -> pattern.matches(path));
    }

    private Mono<ClientResponse> compared(ClientRequest request, ClientResponse response, ExchangeFunction next) {
        boolean hasNoEffect =
                request.method().equals(HttpMethod.GET) || response.statusCode().isError();
        return bytes(response).flatMap(body -> {
            ClientResponse again = response.mutate().body(_ -> buffer(body)).build();
            return hasNoEffect
                    ? compare(request, describe(response, body), next).thenReturn(again)
                    : Mono.just(again);
        });
    }

    /** Compares once more if they differ, since a snapshot may have expired between the two. */
    private Mono<Void> compare(ClientRequest request, String fast, ExchangeFunction next) {
        Mono<String> framework = describe(next.exchange(toFramework(request)));
        return framework
                .filter(it -> !it.equals(fast))
                .flatMap(_ -> describe(next.exchange(request)))
                .zipWhen(_ -> framework)
                .doOnNext(both -> assertThat(both.getT1())
                        .as("%s %s on the fast path, compared with the framework", request.method(), request.url())
                        .isEqualTo(both.getT2()))
                .then();
    }

    private ClientRequest toFramework(ClientRequest request) {
        return ClientRequest.from(request)
                .url(UriComponentsBuilder.fromUri(request.url())
                        .port(frameworkPort)
                        .build(true)
                        .toUri())
                .build();
    }

    private static Mono<String> describe(Mono<ClientResponse> sent) {
        return sent.flatMap(response -> bytes(response).map(body -> describe(response, body)));
    }

    private static String describe(ClientResponse response, byte[] body) {
        Map<String, TreeSet<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers().asHttpHeaders().forEach((name, values) -> headers.put(name, new TreeSet<>(values)));
        return response.statusCode() + "\n" + headers + "\n" + new String(body, StandardCharsets.UTF_8);
    }

    private static Mono<byte[]> bytes(ClientResponse response) {
        return response.bodyToMono(byte[].class).defaultIfEmpty(new byte[0]);
    }

    private static Flux<DataBuffer> buffer(byte[] bytes) {
        return Flux.defer(() -> Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(bytes)));
    }
}
