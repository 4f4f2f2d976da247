package io.frontrow.bootstrap.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection on which the next request's head is not complete in time: idle ones, and those of clients that send
 * a header now and then so as not to seem idle. While requests are answered, for as long as that takes, no time runs.
 */
final class RequestHeadTimeoutHandler extends ChannelDuplexHandler {

    private final Duration patience;
    private int unanswered;
    private @Nullable Future<?> deadline;

    RequestHeadTimeoutHandler(Duration patience) {
        this.patience = patience;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        await(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            unanswered++;
            stop();
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        boolean endsAnswer = message instanceof LastHttpContent;
        var _ = context.write(message, promise);
        if (endsAnswer && --unanswered == 0) {
            await(context);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        stop();
    }

    private void await(ChannelHandlerContext context) {
        deadline = context.executor().schedule(() -> end(context), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void end(ChannelHandlerContext context) {
        var _ = context.close();
    }

    private void stop() {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }
}
