package io.frontrow.bootstrap.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestSyntaxHandlerTest {

    private final EmbeddedChannel channel = new EmbeddedChannel(new RequestSyntaxHandler());

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void passesOnARequestWithItsBody() {
        channel.writeInbound(request("a"), body(), LastHttpContent.EMPTY_LAST_CONTENT, request("b"));

        assertThat(channel.inboundMessages())
                .hasSize(4)
                .allMatch(part -> ((HttpObject) part).decoderResult().isSuccess());
    }

    /** The server could take the rest for another request before it has closed the connection. */
    @Test
    void passesOnNothingAfterARejectedRequest() {
        HttpContent body = body();
        channel.writeInbound(request("a b"), body, new DefaultLastHttpContent(), request("a"));

        assertThat(channel.inboundMessages())
                .singleElement()
                .satisfies(rejected -> assertThat(
                                ((HttpObject) rejected).decoderResult().isFailure())
                        .isTrue());
        assertThat(body.refCnt()).isZero();
    }

    private static HttpContent body() {
        return new DefaultHttpContent(Unpooled.copiedBuffer(new byte[] {'x'}));
    }

    private static HttpRequest request(String host) {
        HttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
        request.headers().set(HttpHeaderNames.HOST, host);
        return request;
    }
}
