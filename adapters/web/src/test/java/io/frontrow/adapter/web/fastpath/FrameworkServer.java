package io.frontrow.adapter.web.fastpath;

import java.util.List;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebHandler;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Serves the beans of an application without the fast path, at a port of its own. */
public final class FrameworkServer implements DisposableBean {
    private final DisposableServer server;

    public FrameworkServer(
            WebHandler framework,
            List<WebFilter> filters,
            List<WebExceptionHandler> exceptionHandlers,
            ServerCodecConfigurer codecs) {
        server = HttpServer.create()
                .handle(new ReactorHttpHandlerAdapter(WebHttpHandlerBuilder.webHandler(framework)
                        .filters(all -> all.addAll(filters))
                        .exceptionHandlers(all -> all.addAll(exceptionHandlers))
                        .codecConfigurer(codecs)
                        .build()))
                .bindNow();
    }

    public int port() {
        return server.port();
    }

    @Override
    public void destroy() {
        server.disposeNow();
    }
}
