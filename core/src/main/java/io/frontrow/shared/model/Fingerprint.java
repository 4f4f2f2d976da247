package io.frontrow.shared.model;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A digest of the fields of a command. It distinguishes a repeated command from another command with the same key.
 *
 * @param hex SHA-256 in lower-case hex
 */
public record Fingerprint(String hex) {

    /** The fingerprint of the fields of a command, in this order. */
    public static Fingerprint of(Object... fields) {
        return new Fingerprint(
                Sha256.hex(Arrays.stream(fields).map(String::valueOf).collect(Collectors.joining("\n"))));
    }
}
