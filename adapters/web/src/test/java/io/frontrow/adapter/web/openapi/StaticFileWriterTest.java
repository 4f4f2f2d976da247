package io.frontrow.adapter.web.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.web.reactive.resource.TransformedResource;
import reactor.core.publisher.Mono;

class StaticFileWriterTest {

    private final StaticFileWriter writer = new StaticFileWriter();
    private final AtomicInteger reads = new AtomicInteger();
    private final Resource file = new ByteArrayResource("content".getBytes(UTF_8)) {
        @Override
        public byte[] getContentAsByteArray() {
            reads.incrementAndGet();
            return getByteArray();
        }
    };

    @Test
    void readsAFileOnce() {
        assertThat(written(file)).isEqualTo("content");
        assertThat(written(file)).isEqualTo("content");

        assertThat(reads).hasValue(1);
    }

    @Test
    void writesATransformedFileAsItWasTransformedForTheRequest() {
        Resource original = new ClassPathResource("openapi.yaml", OpenApiDocumentation.class);

        assertThat(written(new TransformedResource(original, new byte[] {'a'}))).isEqualTo("a");
        assertThat(written(new TransformedResource(original, new byte[] {'b'}))).isEqualTo("b");
    }

    private String written(Resource resource) {
        MockServerHttpResponse response = new MockServerHttpResponse();
        writer.write(
                        Mono.just(resource),
                        null,
                        ResolvableType.forClass(Resource.class),
                        null,
                        MockServerHttpRequest.get("/").build(),
                        response,
                        Map.of())
                .block(Duration.ofSeconds(10));
        return String.valueOf(response.getBodyAsString().block());
    }
}
