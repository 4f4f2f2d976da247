package io.frontrow.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptEncodingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "GZIP",
                "br, gzip",
                "deflate,GZIP",
                "deflate, gzip;q=0.5",
                "gzip;q=1.0, identity; q=0.5",
                "*",
                "br, *;q=0.1",
                "*;q=0, gzip",
                " gzip ; q=0.001 "
            })
    void acceptsGzipByItsNameOrByTheWildcard(String value) {
        assertThat(AcceptEncoding.acceptsGzip(List.of(value))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "identity",
                "br",
                "gzip;q=0",
                "gzip; q=0.000, br",
                "*;q=0",
                "gzip;q=0, *",
                "gzipped",
                "xgzip",
                "x;gzip"
            })
    void doesNotAcceptGzipOtherwise(String value) {
        assertThat(AcceptEncoding.acceptsGzip(List.of(value))).isFalse();
    }

    @Test
    void readsAllLinesOfTheHeader() {
        assertThat(AcceptEncoding.acceptsGzip(List.of())).isFalse();
        assertThat(AcceptEncoding.acceptsGzip(List.of("br", "gzip"))).isTrue();
    }
}
