package io.frontrow.bootstrap.startup;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/** Keeps an instance of production whose stores are not configured from starting with embedded ones and demo users. */
final class EmbeddedStoresChecks {

    private static final Set<String> PROFILES = Set.of("prod", "production");

    /** Settings without a use on a machine where Frontrow is tried out. */
    private static final List<String> SETTINGS = List.of(
            "frontrow.tokens.signing-key",
            "frontrow.tokens.previous-signing-key",
            "frontrow.gateway.url",
            "spring.r2dbc.username",
            "spring.r2dbc.password",
            "spring.flyway.url",
            "spring.flyway.user",
            "spring.flyway.password",
            "spring.data.redis.port",
            "spring.data.redis.username",
            "spring.data.redis.password",
            "spring.data.redis.sentinel.master");

    private static final String SERVER = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";

    private EmbeddedStoresChecks() {}

    /**
     * Requires that nothing hints at production, and that the embedded stores are on the class path.
     *
     * @throws StartupFailure otherwise
     */
    static void requireTrial(Environment environment) {
        hintAtProduction(environment).ifPresent(hint -> {
            throw new StartupFailure(hint + ", but neither Postgres nor Redis is configured; configure both"
                    + " (SPRING_R2DBC_URL and SPRING_DATA_REDIS_HOST or _URL), or remove it to try Frontrow with"
                    + " embedded stores and demo data.");
        });
        if (!ClassUtils.isPresent(SERVER, null)) {
            throw new StartupFailure("neither Postgres nor Redis is configured, and the image has no embedded stores;"
                    + " configure both (SPRING_R2DBC_URL and SPRING_DATA_REDIS_HOST or _URL).");
        }
    }

    private static Optional<String> hintAtProduction(Environment environment) {
        Stream<String> profiles = Stream.of(environment.getActiveProfiles())
                .filter(profile -> PROFILES.contains(profile.toLowerCase(Locale.ROOT)))
                .map(profile -> "the profile " + profile + " is active");
        Stream<String> settings =
                SETTINGS.stream().filter(name -> isSet(environment, name)).map(name -> name + " is set");
        return Stream.concat(profiles, settings).findFirst();
    }

    private static boolean isSet(Environment environment, String name) {
        return !Binder.get(environment).bind(name, String.class).orElse("").isBlank();
    }
}
