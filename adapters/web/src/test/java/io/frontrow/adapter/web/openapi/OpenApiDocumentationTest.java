package io.frontrow.adapter.web.openapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@SpringBootTest(classes = OpenApiDocumentationTest.DocumentationOnly.class)
@AutoConfigureWebTestClient
class OpenApiDocumentationTest {

    /** Not a {@code @Configuration}, since the component scan of the web adapter would find it. */
    @EnableAutoConfiguration(exclude = ReactiveWebSecurityAutoConfiguration.class)
    @Import(OpenApiDocumentation.class)
    static class DocumentationOnly {}

    @Autowired
    private WebTestClient client;

    @Test
    void servesTheDocumentOfTheRepositoryByteForByte() throws IOException {
        client.get()
                .uri(OpenApiDocumentation.DOCUMENT_PATH)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_YAML)
                .expectBody(byte[].class)
                .isEqualTo(Files.readAllBytes(Path.of("../../docs/openapi.yaml")));
    }

    @Test
    void showsItInSwaggerUi() {
        String page = "/swagger-ui/index.html";
        client.get()
                .uri(OpenApiDocumentation.UI_PATH)
                .exchange()
                .expectHeader()
                .valueEquals(HttpHeaders.LOCATION, page);
        client.get().uri(page).exchange().expectStatus().isOk();
        client.get()
                .uri("/v3/api-docs/swagger-config")
                .exchange()
                .expectBody()
                .jsonPath("$.url")
                .isEqualTo(OpenApiDocumentation.DOCUMENT_PATH);
    }

    @Test
    void sendsFilesOfSwaggerUiWhole() {
        client.get()
                .uri("/swagger-ui/swagger-ui-bundle.js")
                .header(HttpHeaders.RANGE, "bytes=0-1")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("text/javascript");
    }

    @Test
    void generatesNoDocumentOfItsOwn() {
        client.get().uri("/v3/api-docs").exchange().expectStatus().isNotFound();
    }
}
