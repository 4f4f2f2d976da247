package io.frontrow.adapter.pages;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebHandler;

/** Configures the adapter of the pages. The application provides its settings as a bean. */
@Configuration(proxyBeanMethods = false)
public class PagesAdapter {
    /** After the controllers, before static resources. */
    private static final int ORDER = 1;

    @Bean
    Editions pageEditions(PagesSettings settings) throws IOException {
        return new Editions(settings);
    }

    @Bean
    HandlerMapping pages(Editions editions) {
        PageHandlers handlers = new PageHandlers(editions);
        Map<String, WebHandler> paths = new HashMap<>();
        PagePaths.PAGES.forEach((path, module) -> paths.put(path, handlers.page(module)));
        paths.put("/assets/**", handlers.asset());
        return new SimpleUrlHandlerMapping(paths, ORDER);
    }

    @Bean
    WebExceptionHandler missingPages(Editions editions) {
        return new MissingPageHandler(editions);
    }

    @Bean
    WebFilter swaggerUiPolicy() {
        return new SwaggerUiPolicy();
    }
}
