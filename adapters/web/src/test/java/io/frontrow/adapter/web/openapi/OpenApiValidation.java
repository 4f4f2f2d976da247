package io.frontrow.adapter.web.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpRequestDecorator;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Checks every exchange of a {@code WebClient} or {@code WebTestClient} against the OpenAPI document, and fails an
 * exchange that violates it. Add it with {@code .filter(new OpenApiValidation())}. One instance can serve many
 * clients.
 */
public final class OpenApiValidation implements ExchangeFilterFunction {

    private final OpenApiRules rules = new OpenApiRules(OpenApiDocument.load());

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        return Mono.defer(() -> {
            ByteArrayOutputStream sent = new ByteArrayOutputStream();
            return next.exchange(recording(request, sent)).flatMap(response -> checked(request, sent, response));
        });
    }

    private Mono<ClientResponse> checked(ClientRequest request, ByteArrayOutputStream sent, ClientResponse response) {
        return response.bodyToMono(byte[].class).defaultIfEmpty(new byte[0]).map(received -> {
            rules.check(new Exchange(
                    request.method(),
                    request.url(),
                    request.headers(),
                    sent.toString(UTF_8),
                    response.statusCode(),
                    response.headers().asHttpHeaders(),
                    new String(received, UTF_8)));
            return response.mutate().body(_ -> buffer(received)).build();
        });
    }

    private static Flux<DataBuffer> buffer(byte[] bytes) {
        return Flux.defer(() -> Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(bytes)));
    }

    private static ClientRequest recording(ClientRequest request, ByteArrayOutputStream sent) {
        return ClientRequest.from(request)
                .body((output, context) -> request.body().insert(new Recorder(output, sent), context))
                .build();
    }

    private static final class Recorder extends ClientHttpRequestDecorator {

        private final ByteArrayOutputStream sent;

        Recorder(ClientHttpRequest delegate, ByteArrayOutputStream sent) {
            super(delegate);
            this.sent = sent;
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            return super.writeWith(Flux.from(body).doOnNext(this::keep));
        }

        private void keep(DataBuffer buffer) {
            ByteBuffer copy = ByteBuffer.allocate(buffer.readableByteCount());
            buffer.toByteBuffer(copy);
            sent.writeBytes(copy.array());
        }
    }
}
