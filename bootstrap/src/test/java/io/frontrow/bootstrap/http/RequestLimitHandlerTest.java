package io.frontrow.bootstrap.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestLimitHandlerTest {

    private final RequestMemory memory = new RequestMemory(20_000);
    private final EmbeddedChannel channel = new EmbeddedChannel(new RequestLimitHandler(memory));

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
        assertThat(memory.total()).isZero();
    }

    @Test
    void closesAConnectionWithLargeHeadsBehindAnOpenResponseWhenAllTakeTooMuch() {
        for (int request = 0; request < 3; request++) {
            receive(head(8_000));
            assertThat(channel.isOpen()).isTrue();
        }

        receive(head(8_000));

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void letsASmallHeadWaitWhenAllTakeTooMuch() {
        RequestMemory.Share others = memory.newShare();
        others.add(20_000);
        receive(head(1_000));

        receive(head(1_000));

        assertThat(channel.isOpen()).isTrue();
        others.clear();
    }

    @Test
    void countsAHeadOnlyWhileItWaits() {
        for (int request = 0; request < 20; request++) {
            receive(head(8_000));
            receive(head(8_000));
            respond();
            respond();
        }

        assertThat(channel.isOpen()).isTrue();
        assertThat(memory.total()).isZero();
    }

    private void receive(HttpRequest head) {
        channel.writeInbound(head, LastHttpContent.EMPTY_LAST_CONTENT);
    }

    private void respond() {
        channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
    }

    private static HttpRequest head(int bytes) {
        HttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
        request.headers().set("X-Long", "x".repeat(bytes));
        return request;
    }
}
