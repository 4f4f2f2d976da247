package io.frontrow.bootstrap.http;

import io.frontrow.adapter.web.problem.ProblemWriter;
import io.frontrow.adapter.web.security.CorsSettings;
import io.frontrow.bootstrap.metrics.Metric;
import io.frontrow.bootstrap.settings.HttpProperties;
import io.frontrow.bootstrap.workaround.EmptyErrorHandler;
import io.frontrow.bootstrap.workaround.HttpCodecNeighbors;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.ChannelHandler;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties.ForwardHeadersStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures what Spring Boot has no settings for: limits of the HTTP server, and the problems that it reports. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpProperties.class)
public class ServerConfiguration {

    @Bean
    OperatorWorkFilter operatorWorkFilter() {
        return new OperatorWorkFilter();
    }

    @Bean
    CorsSettings corsSettings(HttpProperties http) {
        return http.cors();
    }

    /**
     * The handlers in the order in which they receive the messages of a client, that is from the one next to the codec.
     * Each is added next to the codec and moves the others away from it, so they are added in reverse.
     */
    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> channelHandlers(
            HttpProperties http, ProblemWriter problems, Clock clock) {
        ServerProblems responses = new ServerProblems(problems);
        DateHeader dateHeader = new DateHeader(clock);
        RequestMemory memory = RequestMemory.withinHeap();
        SequencedMap<String, Supplier<ChannelHandler>> handlers = new LinkedHashMap<>();
        handlers.put("responsePacing", () -> new ResponsePacingHandler(http.writeTimeout()));
        handlers.put("dateHeader", () -> dateHeader);
        handlers.put("requestSyntax", RequestSyntaxHandler::new);
        handlers.put("requestLimit", () -> new RequestLimitHandler(memory));
        handlers.put("requestHeadTimeout", () -> new RequestHeadTimeoutHandler(http.requestHeadTimeout()));
        handlers.put("lingeringClose", LingeringCloseHandler::new);
        handlers.put("serverProblems", () -> new EmptyErrorHandler(responses::response));
        return factory -> handlers.reversed()
                .forEach((name, handler) ->
                        factory.addServerCustomizers(server -> HttpCodecNeighbors.add(server, name, handler)));
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> accessLog(HttpProperties http) {
        return factory -> factory.addServerCustomizers(server -> server.accessLog(http.accessLog(), AccessLine::of));
    }

    @Bean
    RejectedBodyHandler rejectedBodies() {
        return new RejectedBodyHandler();
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> bodyTimeouts(HttpProperties http) {
        return factory -> factory.addServerCustomizers(
                server -> server.readTimeout(http.requestBodyIdleTimeout()).requestTimeout(http.requestBodyTimeout()));
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> deadPeerDetection(HttpProperties http) {
        return factory ->
                factory.addServerCustomizers(server -> DeadPeerDetection.add(server, http.unacknowledgedTimeout()));
    }

    /**
     * Behind a proxy that forwards for many clients, its address has all connections, and only the whole is limited.
     */
    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> connectionLimit(
            HttpProperties http, ServerProperties server, MeterRegistry meters) {
        Counter refused = Counter.builder(Metric.CONNECTIONS_REFUSED.id())
                .description(Metric.CONNECTIONS_REFUSED.description())
                .register(meters);
        boolean isBehindProxy = server.getForwardHeadersStrategy() != null
                && server.getForwardHeadersStrategy() != ForwardHeadersStrategy.NONE;
        ConnectionLimit limit = new ConnectionLimit(
                http.connectionsMax(), isBehindProxy ? 0 : http.connectionsPerAddressMax(), refused::increment);
        return factory -> factory.addServerCustomizers(limit::add);
    }
}
