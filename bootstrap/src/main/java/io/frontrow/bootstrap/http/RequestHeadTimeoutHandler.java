package io.frontrow.bootstrap.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection on which the head of the next request is not complete in time: idle connections, and those of
 * clients that send a header now and then in order not to seem idle. The timeouts of Reactor Netty start only after
 * the head. The time does not run while a request of the connection is open, however long that takes.
 */
final class RequestHeadTimeoutHandler extends OpenRequestsHandler {

    private final Duration timeout;
    private @Nullable Future<?> closing;

    RequestHeadTimeoutHandler(Duration timeout) {
        this.timeout = timeout;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        idle(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            stopTimeout();
        }
        super.channelRead(context, message);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        stopTimeout();
    }

    @Override
    void idle(ChannelHandlerContext context) {
        closing = context.executor().schedule(() -> close(context), timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void close(ChannelHandlerContext context) {
        var _ = context.close();
    }

    private void stopTimeout() {
        if (closing != null) {
            closing.cancel(false);
        }
    }
}
