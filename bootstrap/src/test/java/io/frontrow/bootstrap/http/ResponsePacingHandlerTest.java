package io.frontrow.bootstrap.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResponsePacingHandlerTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int LARGE = 10 * ResponsePacingHandler.PIECE_BYTES_MAX + 1;

    private final SlowChannel channel = new SlowChannel(new ResponsePacingHandler(TIMEOUT));

    ResponsePacingHandlerTest() {
        channel.freezeTime();
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void writesALargeResponsePieceByPiece() {
        ChannelFuture written = channel.writeAndFlush(response(LARGE));

        int total = 0;
        while (channel.isSending()) {
            assertThat(channel.bytesOnTheirWay()).isLessThan(3 * ResponsePacingHandler.PIECE_BYTES_MAX);
            assertThat(written.isDone()).isFalse();
            total += bytesOf(channel.take());
        }
        assertThat(total).isEqualTo(LARGE);
        assertThat(written.isSuccess()).isTrue();
    }

    @Test
    void keepsTheOrderAndTheEnd() {
        var _ = channel.writeAndFlush(response(LARGE));
        var _ = channel.writeAndFlush(response(1));

        List<String> kinds = new ArrayList<>();
        while (channel.isSending()) {
            kinds.add(kindOf(channel.take()));
        }
        assertThat(kinds).startsWith("head", "piece", "piece").endsWith("piece", "end", "whole");
        assertThat(kinds).containsOnlyOnce("end");
    }

    @Test
    void closesAConnectionThatTakesNoPieceInTime() {
        ChannelFuture written = channel.writeAndFlush(response(LARGE));

        pass(TIMEOUT.minusSeconds(1));
        assertThat(channel.isOpen()).isTrue();
        release(channel.take());
        pass(TIMEOUT);
        assertThat(channel.isOpen()).as("it took a piece").isTrue();

        pass(TIMEOUT);
        assertThat(channel.isOpen()).isFalse();
        assertThat(written.isSuccess()).isFalse();
    }

    @Test
    void whatIsAddedIsNoProgress() {
        for (int event = 0; event < 5; event++) {
            var _ = channel.writeAndFlush(response(1));
            pass(TIMEOUT.dividedBy(2));
        }

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void leavesAConnectionAloneWhoseResponseWasTaken() {
        var _ = channel.writeAndFlush(response(LARGE));
        while (channel.isSending()) {
            release(channel.take());
        }

        pass(TIMEOUT.multipliedBy(3));

        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void releasesWhatWaitsWhenTheConnectionIsClosed() {
        DefaultFullHttpResponse response = response(LARGE);
        ChannelFuture written = channel.writeAndFlush(response);

        var _ = channel.close();

        assertThat(response.refCnt()).isZero();
        assertThat(written.isSuccess()).isFalse();
    }

    private void pass(Duration time) {
        channel.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
        channel.runPendingTasks();
        channel.runScheduledPendingTasks();
    }

    private static int bytesOf(Object message) {
        int bytes = switch (message) {
            case ByteBuf piece -> piece.readableBytes();
            case HttpContent content -> content.content().readableBytes();
            default -> 0;
        };
        release(message);
        return bytes;
    }

    private static String kindOf(Object message) {
        release(message);
        return switch (message) {
            case FullHttpResponse _ -> "whole";
            case HttpResponse _ -> "head";
            case LastHttpContent _ -> "end";
            default -> "piece";
        };
    }

    private static void release(Object message) {
        ReferenceCountUtil.release(message);
    }

    private static DefaultFullHttpResponse response(int bytes) {
        return new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(new byte[bytes]));
    }
}
