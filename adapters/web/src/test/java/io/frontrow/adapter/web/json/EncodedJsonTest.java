package io.frontrow.adapter.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.mock.web.server.MockServerWebExchange;

class EncodedJsonTest {
    private static final byte[] LARGE =
            "[\"seat\", 1, \"AVAILABLE\"]".repeat(50_000).getBytes(StandardCharsets.UTF_8);

    @Test
    void compressesPartsThatAreShared() throws IOException {
        JsonPart shared = new JsonPart(LARGE);
        for (String start : new String[] {"{", "{\"asOf\": 1, "}) {
            JsonPart first = new JsonPart(start.getBytes(StandardCharsets.UTF_8));
            MockServerHttpResponse response = written(new EncodedJson(List.of(first, shared, first)), "gzip");
            byte[] body = body(response);
            assertThat(response.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING))
                    .isEqualTo("gzip");
            assertThat(response.getHeaders().getContentLength())
                    .isEqualTo(body.length)
                    .isLessThan(LARGE.length / 50);
            assertThat(new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes())
                    .isEqualTo((start + new String(LARGE, StandardCharsets.UTF_8) + start)
                            .getBytes(StandardCharsets.UTF_8));
        }
        assertThat(shared.deflated()).isSameAs(shared.deflated());
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 1025, 16 * 1024, 16 * 1024 - 1, 100_000, 1_000_000})
    void compressesWhatCannotBeMadeSmaller(int length) throws IOException {
        byte[] noise = new byte[length];
        new Random(length).nextBytes(noise);
        byte[] body = body(written(EncodedJson.of(noise), "gzip"));
        assertThat(new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes())
                .isEqualTo(noise);
    }

    @Test
    void compressesFromOneKilobyteOn() {
        assertThat(isCompressed(1023, "gzip")).isFalse();
        assertThat(isCompressed(1024, "gzip")).isTrue();
    }

    @Test
    void doesNotCompressForClientsThatDoNotAcceptIt() {
        MockServerHttpResponse response = written(EncodedJson.of(new byte[5_000]), "gzip;q=0, *");
        assertThat(response.getHeaders().containsHeader(HttpHeaders.CONTENT_ENCODING))
                .isFalse();
        assertThat(response.getHeaders().getVary()).contains(HttpHeaders.ACCEPT_ENCODING);
        assertThat(body(response)).hasSize(5_000);
    }

    private static boolean isCompressed(int length, String acceptEncoding) {
        return written(EncodedJson.of(new byte[length]), acceptEncoding)
                .getHeaders()
                .containsHeader(HttpHeaders.CONTENT_ENCODING);
    }

    private static MockServerHttpResponse written(EncodedJson json, String acceptEncoding) {
        MockServerWebExchange exchange = MockServerWebExchange.from(
                MockServerHttpRequest.get("/").header(HttpHeaders.ACCEPT_ENCODING, acceptEncoding));
        json.write(exchange.getRequest(), exchange.getResponse()).block();
        return exchange.getResponse();
    }

    private static byte[] body(MockServerHttpResponse response) {
        return DataBufferUtils.join(response.getBody())
                .map(buffer -> {
                    byte[] bytes = new byte[buffer.readableByteCount()];
                    buffer.read(bytes);
                    return bytes;
                })
                .blockOptional()
                .orElse(new byte[0]);
    }
}
