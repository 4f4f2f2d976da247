package io.frontrow.bootstrap.embedded;

import io.frontrow.bootstrap.startup.StartupFailure;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;

/**
 * Sets up an application context with embedded stores, which stop after the context, with the sandbox of the payment
 * module and with demo data.
 */
public final class EmbeddedStoresSetup {

    /** The setting for the data directory, relative to the working directory. */
    public static final String DATA_DIR = "frontrow.data-dir";

    /** The setting's default. */
    public static final String DATA_DIR_DEFAULT = ".frontrow";

    private static final String FRESH = "fresh";
    private static final Map<String, Integer> DEFAULT_PORTS =
            Map.of("server.port", 8080, "management.server.port", 8081);
    private static final int DEMO_FANS = 12;

    private EmbeddedStoresSetup() {}

    /** Starts the stores in the background, while the context prepares what does not need them yet. */
    public static void setUp(GenericApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        EmbeddedStores stores = EmbeddedStores.start(
                Path.of(environment.getProperty(DATA_DIR, DATA_DIR_DEFAULT)), isFresh(environment));
        stopWith(context, stores);
        environment.getPropertySources().addLast(new MapPropertySource("embedded", settings(environment, stores)));
        context.addBeanFactoryPostProcessor(_ -> await(stores));
        context.registerBean(
                DataVersionCheck.class,
                () -> new DataVersionCheck(stores.directory().path()));
    }

    /** Only the command line counts: an environment variable must not delete data. */
    private static boolean isFresh(ConfigurableEnvironment environment) {
        PropertySource<?> arguments =
                environment.getPropertySources().get(CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME);
        return arguments != null && arguments.containsProperty(FRESH);
    }

    /** The bean that is registered first is destroyed last. The handler is for a start that is interrupted. */
    private static void stopWith(GenericApplicationContext context, EmbeddedStores stores) {
        context.getDefaultListableBeanFactory().registerDisposableBean("embeddedStores", stores::stop);
        SpringApplication.getShutdownHandlers().add(stores::stop);
    }

    private static Map<String, Object> settings(ConfigurableEnvironment environment, EmbeddedStores stores) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(DATA_DIR, stores.directory().path().toString());
        settings.put("spring.r2dbc.url", "r2dbc:postgresql://127.0.0.1:" + stores.postgresPort() + "/postgres");
        settings.put("spring.r2dbc.username", "postgres");
        settings.put("spring.r2dbc.password", stores.password());
        settings.put("spring.data.redis.host", "127.0.0.1");
        settings.put("spring.data.redis.port", stores.redisPort());
        settings.put("spring.data.redis.password", stores.password());
        settings.put(
                "frontrow.tokens.signing-key",
                SecretFile.readOrCreate(stores.directory().signingKey()));
        settings.put("frontrow.demo-data", true);
        settings.put("frontrow.demo.fans", DEMO_FANS);
        settings.put("frontrow.gateway.sandbox.enabled", true);
        settings.put("frontrow.wallet.charges", "OPEN");
        settings.put("frontrow.http.warm-up", "0s");
        DEFAULT_PORTS.forEach((setting, port) -> {
            if (!environment.containsProperty(setting) && !FreePort.isFree(port)) {
                settings.put(setting, 0);
            }
        });
        return settings;
    }

    private static void await(EmbeddedStores stores) {
        try {
            stores.awaitReady();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupFailure("the start was interrupted.", e);
        }
    }
}
