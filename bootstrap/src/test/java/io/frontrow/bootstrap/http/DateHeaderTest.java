package io.frontrow.bootstrap.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.shared.TestClock;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DateHeaderTest {
    private final TestClock clock = new TestClock(Instant.parse("2026-11-30T20:59:58.999Z"));
    private final EmbeddedChannel channel = new EmbeddedChannel(new DateHeader(clock));

    @Test
    void isTheSecondOfEachResponse() {
        assertThat(date(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK)))
                .isEqualTo("Mon, 30 Nov 2026 20:59:58 GMT");
        clock.turn(Duration.ofSeconds(1));
        assertThat(date(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.BAD_REQUEST)))
                .isEqualTo("Mon, 30 Nov 2026 20:59:59 GMT");
    }

    @Test
    void isNotInAnInterimResponse() {
        assertThat(date(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE)))
                .isNull();
    }

    private String date(HttpResponse response) {
        channel.writeOutbound(response);
        return channel.<HttpResponse>readOutbound().headers().get("Date");
    }
}
