package io.frontrow.adapter.web.http;

import java.util.List;

/**
 * JSON that is already encoded, for responses that many clients share.
 *
 * @param parts written one after the other without being copied; never modified
 */
public record EncodedJson(List<byte[]> parts) {
    long length() {
        return parts.stream().mapToLong(it -> it.length).sum();
    }
}
