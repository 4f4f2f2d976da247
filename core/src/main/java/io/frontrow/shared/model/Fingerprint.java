package io.frontrow.shared.model;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What a command asked for, condensed, to tell a repeat from another command under the same key.
 *
 * @param hex SHA-256 in lower-case hex
 */
public record Fingerprint(String hex) {

    /** The fingerprint of a command's fields, in this order. */
    public static Fingerprint of(Object... fields) {
        return new Fingerprint(
                Sha256.hex(Arrays.stream(fields).map(String::valueOf).collect(Collectors.joining("\n"))));
    }
}
