package io.frontrow.bootstrap.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost", "http://127.0.0.1:9000/", "http://127.1.2.3", "http://[::1]/"})
    void namesThisMachine(String url) {
        assertThat(Loopback.names(URI.create(url).getHost())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://issuer.example", "http://127.example", "http://the_issuer/", "http:issuer"})
    void doesNotNameAnotherMachineOrNone(String url) {
        assertThat(Loopback.names(URI.create(url).getHost())).isFalse();
    }
}
