package io.frontrow.bootstrap.http;

import io.frontrow.adapter.web.problem.ProblemWriter;
import io.frontrow.adapter.web.security.CorsSettings;
import io.frontrow.adapter.web.stream.StreamSettings;
import io.frontrow.bootstrap.settings.HttpProperties;
import io.frontrow.bootstrap.workaround.EmptyErrorHandler;
import io.frontrow.bootstrap.workaround.HttpCodecNeighbors;
import io.frontrow.bootstrap.workaround.ReadAfterResponseHandler;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.WebFilter;
import reactor.netty.http.server.HttpServer;

/** Configures what Spring Boot has no settings for: limits of the HTTP server, and the problems that it reports. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpProperties.class)
public class ServerConfiguration {

    @Bean
    StreamSettings streamSettings(HttpProperties http) {
        return http.streams();
    }

    @Bean
    CorsSettings corsSettings(HttpProperties http) {
        return http.cors();
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> httpServerTimeouts(HttpProperties http) {
        return factory -> factory.addServerCustomizers(server -> withTimeouts(server, http));
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> deadPeerDetection(HttpProperties http) {
        return factory ->
                factory.addServerCustomizers(server -> DeadPeerDetection.add(server, http.unacknowledgedTimeout()));
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> readAfterResponse() {
        return factory -> factory.addServerCustomizers(
                server -> HttpCodecNeighbors.add(server, "readAfterResponse", ReadAfterResponseHandler::new));
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> serverProblems(ProblemWriter problems) {
        ServerProblems responses = new ServerProblems(problems);
        return factory -> factory.addServerCustomizers(server ->
                HttpCodecNeighbors.add(server, "serverProblems", () -> new EmptyErrorHandler(responses::response)));
    }

    @Bean
    WebFilter dateHeader(Clock clock) {
        return new DateHeader(clock);
    }

    private static HttpServer withTimeouts(HttpServer server, HttpProperties http) {
        HttpServer withBodyTimeouts =
                server.readTimeout(http.requestBodyIdleTimeout()).requestTimeout(http.requestBodyTimeout());
        return HttpCodecNeighbors.add(
                withBodyTimeouts, "requestHeadTimeout", () -> new RequestHeadTimeoutHandler(http.requestHeadTimeout()));
    }
}
