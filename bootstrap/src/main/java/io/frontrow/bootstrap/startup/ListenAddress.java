package io.frontrow.bootstrap.startup;

import io.frontrow.bootstrap.demo.DemoData;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/** The address at which the server listens. */
public final class ListenAddress {

    /** The loopback address that every machine has. A client that looks up {@code localhost} finds it too. */
    private static final String LOOPBACK = "127.0.0.1";

    private static final String SETTING = "server.address";

    private ListenAddress() {}

    /**
     * Sets the loopback address, for demo users with the published passwords.
     *
     * @throws StartupFailure if another address is configured
     */
    static void restrictToLoopback(ConfigurableEnvironment environment) {
        String configured = configured(environment);
        if (configured.isEmpty()) {
            environment.getPropertySources().addFirst(new MapPropertySource("demo address", Map.of(SETTING, LOOPBACK)));
        } else if (!resolve(configured).isLoopbackAddress()) {
            throw new StartupFailure(SETTING + " is " + configured
                    + ", but the passwords of the demo users are published; set " + DemoData.PUBLIC
                    + "=true for new passwords, or " + DemoData.ENABLED + "=false.");
        }
    }

    /** {@return the host of a URL that leads to the server from this machine} */
    public static String localHost(Environment environment) {
        String configured = configured(environment);
        if (configured.isEmpty()) {
            return LOOPBACK;
        }
        InetAddress address = resolve(configured);
        if (address.isAnyLocalAddress()) {
            return LOOPBACK;
        }
        String text = address.getHostAddress();
        return text.contains(":") ? "[" + text + "]" : text;
    }

    /** {@return {@link #localHost} as people type it} */
    static String displayedHost(Environment environment) {
        String host = localHost(environment);
        return host.equals(LOOPBACK) ? "localhost" : host;
    }

    /** {@return whether other machines can reach the server} */
    static boolean isPublic(Environment environment) {
        String configured = configured(environment);
        return configured.isEmpty() || !resolve(configured).isLoopbackAddress();
    }

    private static String configured(Environment environment) {
        return environment.getProperty(SETTING, "").strip();
    }

    private static InetAddress resolve(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new StartupFailure(SETTING + " is " + address + ", which is not the address of a machine.", e);
        }
    }
}
