package io.frontrow.bootstrap;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets the server's limits that Spring Boot has no settings for. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> patience(HttpProperties http) {
        return factory -> factory.addServerCustomizers(
                server -> server.readTimeout(http.bodySilence()).requestTimeout(http.body()));
    }
}
