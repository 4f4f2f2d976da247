package io.frontrow.bootstrap.http;

import io.frontrow.adapter.web.stream.StreamSettings;
import io.frontrow.bootstrap.settings.HttpProperties;
import io.frontrow.bootstrap.workaround.HttpCodecNeighbors;
import io.frontrow.bootstrap.workaround.ReadAfterResponseHandler;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.http.server.HttpServer;

/** Configures those limits of the HTTP server for which Spring Boot has no settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpProperties.class)
public class ServerConfiguration {

    @Bean
    StreamSettings streamSettings(HttpProperties http) {
        return http.streams();
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> httpServerTimeouts(HttpProperties http) {
        return factory -> factory.addServerCustomizers(server -> withTimeouts(server, http));
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> readAfterResponse() {
        return factory -> factory.addServerCustomizers(
                server -> HttpCodecNeighbors.add(server, "readAfterResponse", ReadAfterResponseHandler::new));
    }

    private static HttpServer withTimeouts(HttpServer server, HttpProperties http) {
        HttpServer withBodyTimeouts =
                server.readTimeout(http.requestBodyIdleTimeout()).requestTimeout(http.requestBodyTimeout());
        return HttpCodecNeighbors.add(
                withBodyTimeouts, "requestHeadTimeout", () -> new RequestHeadTimeoutHandler(http.requestHeadTimeout()));
    }
}
