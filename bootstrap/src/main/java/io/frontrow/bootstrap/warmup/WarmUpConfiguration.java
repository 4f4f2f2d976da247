package io.frontrow.bootstrap.warmup;

import io.frontrow.account.port.AccessTokens;
import io.frontrow.adapter.web.http.ApiPaths;
import io.frontrow.bootstrap.settings.HttpProperties;
import io.frontrow.bootstrap.startup.ListenAddress;
import io.frontrow.queue.port.QueueTokens;
import io.frontrow.shared.port.Ids;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Warms the application up between the start of its server and its readiness. */
@Configuration(proxyBeanMethods = false)
public class WarmUpConfiguration {

    private static final int CONNECTIONS = 16;

    @Bean
    ApplicationRunner warmUp(
            HttpProperties http,
            Environment environment,
            ReactorResourceFactory resources,
            AccessTokens accessTokens,
            QueueTokens queueTokens,
            Ids ids) {
        WarmUp warmUp = new WarmUp(accessTokens, queueTokens, ids);
        return _ -> {
            if (http.warmUp().isPositive()) {
                ConnectionProvider connections = ConnectionProvider.create("warm-up", CONNECTIONS);
                HttpClient client = HttpClient.create(connections).runOn(resources.getLoopResources());
                WebClient api = WebClient.builder()
                        .baseUrl("http://%s:%s%s"
                                .formatted(
                                        ListenAddress.localHost(environment),
                                        environment.getRequiredProperty("local.server.port"),
                                        ApiPaths.V1))
                        .clientConnector(new ReactorClientHttpConnector(client))
                        .build();
                warmUp.run(api, CONNECTIONS, http.warmUp());
                connections.dispose();
            }
        };
    }
}
