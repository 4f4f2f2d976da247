package io.frontrow.adapter.web.openapi;

import java.io.IOException;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.handler.AbstractUrlHandlerMapping;
import org.springframework.web.reactive.resource.ResourceWebHandler;

/**
 * Serves docs/openapi.yaml unchanged, and Swagger UI for it. springdoc only provides Swagger UI: a document that it
 * generates from the controllers would lack descriptions and examples, and one that it parses and writes again would
 * lose parts of OpenAPI 3.1.
 */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:io/frontrow/adapter/web/openapi/springdoc.properties")
public class OpenApiDocumentation {

    /** The path of the document. */
    public static final String DOCUMENT_PATH = "/openapi.yaml";

    /** The path of Swagger UI. */
    public static final String UI_PATH = "/docs";

    private static final Resource DOCUMENT = new ClassPathResource("openapi.yaml", OpenApiDocumentation.class);

    @Bean
    RouterFunction<ServerResponse> openApiDocument() throws IOException {
        byte[] document = DOCUMENT.getContentAsByteArray();
        return RouterFunctions.route()
                .GET(
                        DOCUMENT_PATH,
                        _ -> ServerResponse.ok()
                                .contentType(MediaType.APPLICATION_YAML)
                                .contentLength(document.length)
                                .bodyValue(document))
                .build();
    }

    /** Replaces the writer of the static files, for which Spring has no setting. They are those of Swagger UI. */
    @Bean
    SmartInitializingSingleton staticFileWriter(@Qualifier("resourceHandlerMapping") HandlerMapping staticFiles) {
        StaticFileWriter writer = new StaticFileWriter();
        return () -> ((AbstractUrlHandlerMapping) staticFiles)
                .getHandlerMap().values().stream()
                        .map(ResourceWebHandler.class::cast)
                        .forEach(handler -> handler.setResourceHttpMessageWriter(writer));
    }
}
