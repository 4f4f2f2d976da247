package io.frontrow.adapter.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class ApiPathsTest {

    @ParameterizedTest
    @CsvSource({
        "/api/v1/admin/audit, true",
        "/api/v1/%61dmin/audit, true",
        "/api/v1/ad%6Din/concerts/x, true",
        "/api/v1/concerts, false",
        "/api/v1/administrators, false",
        "/x/api/v1/admin/audit, false"
    })
    void knowsTheCallsOfOperatorsHoweverTheyAreSpelled(String path, boolean isForOperators) {
        assertThat(ApiPaths.isForOperators(MockServerHttpRequest.method(HttpMethod.GET, URI.create(path))
                        .build()))
                .isEqualTo(isForOperators);
    }
}
