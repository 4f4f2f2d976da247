package io.frontrow.bootstrap.http;

import io.frontrow.adapter.web.stream.StreamSettings;
import io.frontrow.bootstrap.settings.HttpProperties;
import io.frontrow.bootstrap.workaround.ReadAfterResponseHandler;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.NettyPipeline;

/** Sets what the server needs and Spring Boot has no settings for. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpProperties.class)
public class ServerConfiguration {

    @Bean
    StreamSettings streams(HttpProperties http) {
        return http.streams();
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> patience(HttpProperties http) {
        return factory -> factory.addServerCustomizers(server -> server.readTimeout(http.bodySilence())
                .requestTimeout(http.body())
                .doOnChannelInit((_, channel, _) -> channel.pipeline()
                        .addAfter(NettyPipeline.HttpCodec, "requestHead", new RequestHeadTimeoutHandler(http.head()))
                        .addAfter(NettyPipeline.HttpCodec, "readingOn", new ReadAfterResponseHandler())));
    }
}
