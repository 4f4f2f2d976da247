package io.frontrow.bootstrap.http;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Adds the {@code Date} header to every response, as RFC 9110 requires of servers with a clock; Reactor Netty does not.
 * Clients set their countdowns by it. The text is written once a second.
 */
@ChannelHandler.Sharable
final class DateHeader extends ChannelOutboundHandlerAdapter {
    private final Clock clock;
    private volatile Second last = Second.of(0);

    DateHeader(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response
                && response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
            response.headers().set(HttpHeaderNames.DATE, now().text());
        }
        var _ = context.write(message, promise);
    }

    private Second now() {
        long second = Math.floorDiv(clock.millis(), 1_000);
        Second known = last;
        if (known.number() != second) {
            known = Second.of(second);
            last = known;
        }
        return known;
    }

    private record Second(long number, String text) {
        static Second of(long number) {
            return new Second(
                    number,
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            Instant.ofEpochSecond(number).atOffset(ZoneOffset.UTC)));
        }
    }
}
