package io.frontrow.adapter.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/** The signed part of a request to the payment module: {@code METHOD path}, a line feed and the body. */
public final class RequestText {

    private RequestText() {}

    /**
     * Returns the bytes to sign.
     *
     * @param path the absolute path of the request
     */
    public static byte[] of(String method, String path, byte[] body) {
        byte[] head = (method + " " + path + "\n").getBytes(UTF_8);
        return ByteBuffer.allocate(head.length + body.length)
                .put(head)
                .put(body)
                .array();
    }
}
