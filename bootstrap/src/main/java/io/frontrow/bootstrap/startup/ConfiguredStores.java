package io.frontrow.bootstrap.startup;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** The stores for which the settings have an address. */
enum ConfiguredStores {
    BOTH,
    ONLY_POSTGRES,
    ONLY_REDIS,
    NEITHER;

    static ConfiguredStores in(Environment environment) {
        boolean postgres = isAnySet(environment, "spring.r2dbc.url");
        boolean redis = isAnySet(
                environment,
                "spring.data.redis.url",
                "spring.data.redis.host",
                "spring.data.redis.sentinel.nodes",
                "spring.data.redis.cluster.nodes",
                "spring.data.redis.masterreplica.nodes");
        if (postgres) {
            return redis ? BOTH : ONLY_POSTGRES;
        }
        return redis ? ONLY_REDIS : NEITHER;
    }

    private static boolean isAnySet(Environment environment, String... names) {
        Binder binder = Binder.get(environment);
        return Stream.of(names)
                .map(name -> binder.bind(name, Bindable.listOf(String.class)).orElse(List.of()))
                .flatMap(List::stream)
                .anyMatch(value -> !value.isBlank());
    }
}
