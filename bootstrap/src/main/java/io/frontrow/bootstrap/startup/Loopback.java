package io.frontrow.bootstrap.startup;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses of this machine. */
public final class Loopback {

    private static final Pattern ADDRESS = Pattern.compile("127(\\.[0-9]{1,3}){3}");

    private Loopback() {}

    /**
     * {@return whether a host in a URL is this machine} A name is not resolved: whoever answers for it may be another
     * machine.
     *
     * @param host null if the URL names none that Java can read, such as one with an underscore
     */
    public static boolean names(@Nullable String host) {
        return host != null
                && (host.equals("localhost")
                        || host.equals("[::1]")
                        || ADDRESS.matcher(host).matches());
    }
}
