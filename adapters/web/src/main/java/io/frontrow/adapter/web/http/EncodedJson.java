package io.frontrow.adapter.web.http;

import java.util.List;

/**
 * JSON that is bytes already, for answers that many readers share.
 *
 * @param parts to be written one after the other and never changed, so that none is ever copied
 */
public record EncodedJson(List<byte[]> parts) {
    long length() {
        return parts.stream().mapToLong(it -> it.length).sum();
    }
}
