package io.frontrow.bootstrap.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose client is still sending in two steps, as RFC 9112, section 9.6, describes: the output at
 * once, and the rest when the client has ended or closed, or after a while. The operating system would answer what
 * arrives after a full close with a reset, upon which clients discard a response that they have not read yet, such as a
 * 401 or a 413 to a large body.
 *
 * <p>Belongs behind the handlers that close connections for misuse, whose closes are not delayed.
 */
final class LingeringCloseHandler extends OpenRequestsHandler {

    private static final Duration TIME_MAX = Duration.ofSeconds(2);

    /** Many times the largest body that is accepted. What could not be decoded does not count. */
    private static final int BYTES_MAX = 1024 * 1024;

    private boolean isSending;
    private boolean isLingering;
    private int bytesLeft = BYTES_MAX;
    private @Nullable Future<?> closing;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpObject part) {
            isSending = part.decoderResult().isFailure() || !(part instanceof LastHttpContent);
        }
        if (isLingering) {
            discard(context, message);
        } else {
            super.channelRead(context, message);
        }
    }

    private void discard(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpContent piece) {
            bytesLeft -= piece.content().readableBytes();
        }
        ReferenceCountUtil.release(message);
        if (!isSending || bytesLeft < 0) {
            var _ = context.close();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.fireChannelReadComplete();
        if (isLingering) {
            context.read();
        }
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (isSending
                && !isLingering
                && open() == 0
                && context.channel() instanceof DuplexChannel channel
                && channel.isActive()) {
            isLingering = true;
            var _ = channel.shutdownOutput();
            closing = context.executor()
                    .schedule(() -> closeFully(context, promise), TIME_MAX.toMillis(), TimeUnit.MILLISECONDS);
            context.read();
        } else {
            closeFully(context, promise);
        }
    }

    private static void closeFully(ChannelHandlerContext context, ChannelPromise promise) {
        var _ = context.close(promise);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (closing != null) {
            closing.cancel(false);
        }
    }
}
