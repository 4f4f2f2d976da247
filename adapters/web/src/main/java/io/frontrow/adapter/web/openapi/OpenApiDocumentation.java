package io.frontrow.adapter.web.openapi;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Serves docs/openapi.yaml as it was written, and Swagger UI on top of it. springdoc would rather make a document out of
 * the controllers, or read ours and write it again, which loses parts of OpenAPI 3.1; so it is left with Swagger UI.
 */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:io/frontrow/adapter/web/openapi/springdoc.properties")
public class OpenApiDocumentation {

    /** Where the document is served. */
    public static final String DOCUMENT_PATH = "/openapi.yaml";

    /** Where a browser finds Swagger UI. */
    public static final String UI_PATH = "/docs";

    private static final Resource DOCUMENT = new ClassPathResource("openapi.yaml", OpenApiDocumentation.class);

    @Bean
    RouterFunction<ServerResponse> openApiDocument() {
        return RouterFunctions.route()
                .GET(
                        DOCUMENT_PATH,
                        _ -> ServerResponse.ok()
                                .contentType(MediaType.APPLICATION_YAML)
                                .bodyValue(DOCUMENT))
                .build();
    }
}
