package io.frontrow.adapter.web.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request as an attacker sends it.
 *
 * @param attack what is wrong with it, in words
 * @param uri path and query, sent as they are
 * @param isForged whether a token that it needs is forged, so that it must not be authenticated
 */
public record HostileRequest(
        String attack, String method, String uri, Map<String, String> headers, ByteBuffer body, boolean isForged) {

    /** {@return the body as UTF-8, whatever its bytes are} */
    public String text() {
        return UTF_8.decode(body.duplicate()).toString();
    }

    HostileRequest with(String what, String header, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.put(header, value);
        return new HostileRequest(what, method, uri, changed, body, isForged);
    }

    HostileRequest without(String what, String header) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.remove(header);
        return new HostileRequest(what, method, uri, changed, body, isForged);
    }

    HostileRequest forged(boolean forged) {
        return new HostileRequest(attack, method, uri, headers, body, forged);
    }

    HostileRequest at(String what, String otherUri) {
        return new HostileRequest(what, method, otherUri, headers, body, isForged);
    }

    HostileRequest by(String otherMethod) {
        return new HostileRequest("method " + otherMethod, otherMethod, uri, headers, body, isForged);
    }

    HostileRequest sending(String what, byte[] otherBody) {
        return new HostileRequest(what, method, uri, headers, ByteBuffer.wrap(otherBody), isForged);
    }

    HostileRequest sending(String what, String otherBody) {
        return sending(what, otherBody.getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return method + " " + uri + " with " + attack;
    }
}
