package io.frontrow.bootstrap.workaround;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

class EmptyErrorHandlerTest {

    private static final String LARGE_HEADER = "X: " + "x".repeat(9_000) + "\r\n";

    /** Sends an error of its own without a body for every request that it receives. */
    private static final HttpServer SERVER = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle(new ReactorHttpHandlerAdapter((_, response) -> {
                response.setStatusCode(HttpStatus.NOT_FOUND);
                return response.setComplete();
            }));

    @ParameterizedTest
    @CsvSource({
        "/{,, 400 in null",
        "/%zz, Accept-Language: ko, 400 in ko",
        "/x y z,, 400 in null",
        "/, LARGE, 431 in null"
    })
    void replacesEmptyErrors(String path, @Nullable String header, String body) throws IOException {
        HttpServer server = HttpCodecNeighbors.add(
                SERVER, "emptyErrors", () -> new EmptyErrorHandler(EmptyErrorHandlerTest::replacement));

        assertThat(response(server, path, header)).endsWith("\r\n\r\n" + body);
    }

    @ParameterizedTest
    @CsvSource({"/{,, 400", "/x y z,, 400", "/, LARGE, 431"})
    void isStillNeeded(String path, @Nullable String header, String status) throws IOException {
        assertThat(response(SERVER, path, header))
                .as("if this fails, the libraries send a body themselves and the workaround can be removed")
                .startsWith("HTTP/1.1 " + status)
                .endsWith("\r\n\r\n");
    }

    private static Optional<FullHttpResponse> replacement(HttpResponseStatus status, @Nullable String language) {
        if (status.code() == 404) {
            return Optional.empty();
        }
        byte[] body = (status.code() + " in " + language).getBytes(US_ASCII);
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
        HttpUtil.setContentLength(response, body.length);
        return Optional.of(response);
    }

    private static String response(HttpServer server, String path, @Nullable String header) throws IOException {
        String headers = header == null ? "" : header.replace("LARGE", LARGE_HEADER) + "\r\n";
        DisposableServer bound = server.bindNow();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), bound.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n")
                            .getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        } finally {
            bound.disposeNow();
        }
    }
}
