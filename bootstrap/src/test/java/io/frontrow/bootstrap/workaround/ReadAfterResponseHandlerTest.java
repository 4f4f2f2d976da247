package io.frontrow.bootstrap.workaround;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/**
 * The steps of the upstream issue: two requests in one write, of which the second is queued and completes at once,
 * then a third request on the same connection.
 */
class ReadAfterResponseHandlerTest {

    private static final Duration SLOW = Duration.ofMillis(50);
    private static final HttpServer SERVER = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .route(routes -> routes.get(
                            "/slow",
                            (_, response) ->
                                    response.sendString(Mono.just("slow").delayElement(SLOW)))
                    .get("/fast", (_, response) -> response.sendString(Mono.just("fast"))));

    @Test
    void readsTheRequestAfterAQueuedOne() throws IOException {
        HttpServer server = HttpCodecNeighbors.add(SERVER, "readAfterResponse", ReadAfterResponseHandler::new);

        try (Connection client = Connection.to(server, Duration.ofSeconds(10))) {
            client.send("/slow", "/fast");
            assertThat(client.body()).isEqualTo("slow");
            assertThat(client.body()).isEqualTo("fast");

            client.send("/fast");
            assertThat(client.body()).isEqualTo("fast");
        }
    }

    @Test
    void isStillNeeded() throws IOException {
        try (Connection client = Connection.to(SERVER, Duration.ofSeconds(1))) {
            client.send("/slow", "/fast");
            assertThat(client.body()).isEqualTo("slow");
            assertThat(client.body()).isEqualTo("fast");

            client.send("/fast");
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .as("if this fails, Reactor Netty reads on by itself and the workaround can be removed")
                    .isThrownBy(client::body);
        }
    }

    private record Connection(DisposableServer server, Socket socket, BufferedReader responses)
            implements AutoCloseable {

        private static final String CONTENT_LENGTH = "content-length:";

        static Connection to(HttpServer server, Duration timeout) throws IOException {
            DisposableServer bound = server.bindNow();
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), bound.port());
            socket.setSoTimeout((int) timeout.toMillis());
            return new Connection(
                    bound, socket, new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)));
        }

        void send(String... paths) throws IOException {
            StringBuilder requests = new StringBuilder();
            for (String path : paths) {
                requests.append("GET ").append(path).append(" HTTP/1.1\r\nHost: localhost\r\n\r\n");
            }
            socket.getOutputStream().write(requests.toString().getBytes(US_ASCII));
        }

        /** Reads one response and returns its body. */
        String body() throws IOException {
            int length = 0;
            for (String line = responses.readLine(); !line.isEmpty(); line = responses.readLine()) {
                if (line.toLowerCase(Locale.ROOT).startsWith(CONTENT_LENGTH)) {
                    length = Integer.parseInt(
                            line.substring(CONTENT_LENGTH.length()).strip());
                }
            }
            char[] body = new char[length];
            for (int read = 0; read < length; ) {
                read += responses.read(body, read, length - read);
            }
            return new String(body);
        }

        @Override
        public void close() throws IOException {
            socket.close();
            server.disposeNow();
        }
    }
}
