package io.frontrow.bootstrap.workaround;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;

class HttpCodecNeighborsTest {

    private final Queue<Object> messages = new ConcurrentLinkedQueue<>();

    @Test
    void receiveRequestsAndResponsesAsHttpMessages() {
        HttpServer server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route(routes -> routes.get("/", (_, response) -> response.sendString(Mono.just("hello"))));
        DisposableServer bound =
                HttpCodecNeighbors.add(server, "recorder", Recorder::new).bindNow();
        try {
            assertThat(HttpClient.create()
                            .get()
                            .uri("http://127.0.0.1:" + bound.port() + "/")
                            .responseContent()
                            .aggregate()
                            .asString()
                            .block())
                    .isEqualTo("hello");
        } finally {
            bound.disposeNow();
        }
        assertThat(messages).hasAtLeastOneElementOfType(HttpRequest.class);
        assertThat(messages.stream().filter(LastHttpContent.class::isInstance)).hasSize(2);
    }

    private final class Recorder extends ChannelDuplexHandler {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            messages.add(message);
            context.fireChannelRead(message);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            messages.add(message);
            var _ = context.write(message, promise);
        }
    }
}
