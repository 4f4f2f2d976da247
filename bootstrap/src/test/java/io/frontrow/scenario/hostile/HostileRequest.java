package io.frontrow.scenario.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A request as an attacker sends it.
 *
 * @param attack what is wrong with it, in words
 * @param uri path and query, sent as they are
 * @param expected the only status that may be its response, such as 401 if a token that it needs is forged; null for
 *     any that the API document names
 */
public record HostileRequest(
        String attack,
        String method,
        String uri,
        Map<String, String> headers,
        ByteBuffer body,
        @Nullable HttpStatus expected) {

    /** {@return the body as UTF-8, whatever its bytes are} */
    public String text() {
        return UTF_8.decode(body.duplicate()).toString();
    }

    HostileRequest with(String what, String header, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.put(header, value);
        return new HostileRequest(what, method, uri, changed, body, expected);
    }

    HostileRequest without(String what, String header) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.remove(header);
        return new HostileRequest(what, method, uri, changed, body, expected);
    }

    HostileRequest expecting(HttpStatus status, boolean condition) {
        return condition ? new HostileRequest(attack, method, uri, headers, body, status) : this;
    }

    HostileRequest at(String what, String otherUri) {
        return new HostileRequest(what, method, otherUri, headers, body, expected);
    }

    HostileRequest by(String otherMethod) {
        return new HostileRequest("method " + otherMethod, otherMethod, uri, headers, body, expected);
    }

    HostileRequest sending(String what, byte[] otherBody) {
        return new HostileRequest(what, method, uri, headers, ByteBuffer.wrap(otherBody), expected);
    }

    HostileRequest sending(String what, String otherBody) {
        return sending(what, otherBody.getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return method + " " + uri + " with " + attack;
    }
}
