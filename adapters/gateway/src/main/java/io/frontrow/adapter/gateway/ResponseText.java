package io.frontrow.adapter.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/**
 * The signed part of a response of the payment module: the signature of its request, a line feed and the body. A
 * response is thereby good for one request only, and cannot be sent again for another payment or at another time.
 */
public final class ResponseText {

    private ResponseText() {}

    /**
     * Returns the bytes to sign.
     *
     * @param requestSignature the {@link Signatures#HEADER} of the request
     */
    public static byte[] of(String requestSignature, byte[] body) {
        byte[] head = (requestSignature + "\n").getBytes(UTF_8);
        return ByteBuffer.allocate(head.length + body.length)
                .put(head)
                .put(body)
                .array();
    }
}
