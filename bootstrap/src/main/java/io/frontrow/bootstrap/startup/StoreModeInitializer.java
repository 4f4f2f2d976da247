package io.frontrow.bootstrap.startup;

import io.frontrow.bootstrap.demo.DemoData;
import io.frontrow.bootstrap.embedded.EmbeddedStoresSetup;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.util.Objects;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * Decides before anything starts which stores are used, those that the settings configure or embedded ones, that demo
 * users with the published passwords are for this machine only, and where health and metrics are served.
 */
public final class StoreModeInitializer implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        SigningKeyChecks.requireLength(environment);
        ManagementAddress.requireOwnPort(environment);
        ConfiguredStores stores = ConfiguredStores.in(environment);
        protectDemoUsers(environment, stores);
        switch (stores) {
            case BOTH -> {
                SigningKeyChecks.requirePresent(environment);
                requirePostgresUser(environment);
            }
            case ONLY_POSTGRES ->
                throw new StartupFailure("Postgres is configured but Redis is not; configure both or neither.");
            case ONLY_REDIS ->
                throw new StartupFailure("Redis is configured but Postgres is not; configure both or neither.");
            case NEITHER -> {
                EmbeddedStoresChecks.requireTrial(environment);
                EmbeddedStoresSetup.setUp(context);
            }
        }
        ManagementAddress.setDefaults(environment);
    }

    /** Demo users with the published passwords are for this machine only. */
    static void protectDemoUsers(ConfigurableEnvironment environment, ConfiguredStores stores) {
        boolean byDefault = stores == ConfiguredStores.NEITHER;
        if (isTrue(environment, DemoData.ENABLED, byDefault) && !isTrue(environment, DemoData.PUBLIC, false)) {
            ListenAddress.restrictToLoopback(environment);
        }
    }

    private static boolean isTrue(Environment environment, String setting, boolean byDefault) {
        return Objects.requireNonNullElse(environment.getProperty(setting, Boolean.class), byDefault);
    }

    private static void requirePostgresUser(Environment environment) {
        if (environment.getProperty("spring.r2dbc.username", "").isBlank() && !namesUser(environment)) {
            throw new StartupFailure("no Postgres user; set spring.r2dbc.username (or SPRING_R2DBC_USERNAME).");
        }
    }

    private static boolean namesUser(Environment environment) {
        try {
            return ConnectionFactoryOptions.parse(environment.getRequiredProperty("spring.r2dbc.url"))
                    .hasOption(ConnectionFactoryOptions.USER);
        } catch (IllegalArgumentException e) {
            throw new StartupFailure(
                    "spring.r2dbc.url is not a URL of Postgres, such as r2dbc:postgresql://host:5432/frontrow.", e);
        }
    }
}
