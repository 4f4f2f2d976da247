package io.frontrow.bootstrap.startup;

import java.util.Map;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/** Where health and metrics are served: at a port of their own, to this machine only. */
final class ManagementAddress {

    private static final String PORT = "management.server.port";
    private static final String ADDRESS = "management.server.address";
    private static final String PUBLIC_PORT = "server.port";
    private static final int DEFAULT_PORT = 8081;
    private static final int DEFAULT_PUBLIC_PORT = 8080;

    private ManagementAddress() {}

    /**
     * Requires that health and metrics are not served at the public port.
     *
     * @throws StartupFailure otherwise
     */
    static void requireOwnPort(Environment environment) {
        int port = environment.getProperty(PORT, Integer.class, DEFAULT_PORT);
        if (port > 0 && port == environment.getProperty(PUBLIC_PORT, Integer.class, DEFAULT_PUBLIC_PORT)) {
            throw new StartupFailure(PORT + " and " + PUBLIC_PORT + " are both " + port
                    + ", but health and metrics are not for the public; set one of them to another port.");
        }
    }

    /** Sets what no other source of settings sets. */
    static void setDefaults(ConfigurableEnvironment environment) {
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("management address", Map.of(PORT, DEFAULT_PORT, ADDRESS, "127.0.0.1")));
    }
}
