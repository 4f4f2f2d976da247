package io.frontrow.bootstrap.startup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.frontrow.adapter.web.security.TokenSettings;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Checks of the signing keys in the settings, made before anything starts. */
final class SigningKeyChecks {

    private static final int BYTES_MIN = TokenSettings.KEY_BYTES_MIN;
    private static final String CURRENT = "frontrow.tokens.signing-key";
    private static final String PREVIOUS = "frontrow.tokens.previous-signing-key";

    private SigningKeyChecks() {}

    /**
     * Requires a signing key.
     *
     * @throws StartupFailure if there is none
     */
    static void requirePresent(Environment environment) {
        if (valueOf(environment, CURRENT).isEmpty()) {
            throw new StartupFailure("no signing key; set " + CURRENT + " (or FRONTROW_TOKENS_SIGNING_KEY) to at least "
                    + BYTES_MIN + " secret random bytes, the same for every instance.");
        }
    }

    /**
     * Requires each key to be long enough.
     *
     * @throws StartupFailure if a key is too short to be safe
     */
    static void requireLength(Environment environment) {
        requireLength(environment, CURRENT);
        requireLength(environment, PREVIOUS);
    }

    private static void requireLength(Environment environment, String name) {
        int length = valueOf(environment, name).getBytes(UTF_8).length;
        if (length > 0 && length < BYTES_MIN) {
            throw new StartupFailure(name + " is " + length + " bytes long; it needs at least " + BYTES_MIN + ".");
        }
    }

    private static String valueOf(Environment environment, String name) {
        return Binder.get(environment).bind(name, String.class).orElse("").strip();
    }
}
