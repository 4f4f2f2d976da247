package io.frontrow.bootstrap.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes responses in small pieces, each only when those before it have nearly left for the network, and closes a
 * connection that takes no piece in time, whatever is added meanwhile. Netty copies all that is written into direct
 * memory, so that a response of some megabytes would take as much for each client that does not read it. Here it waits
 * where it is, which for large responses is an array that many of them share.
 *
 * <p>The order of messages is kept. Belongs next to the HTTP codec, so that it sees whatever is written.
 */
final class ResponsePacingHandler extends ChannelDuplexHandler {

    static final int PIECE_BYTES_MAX = 16 * 1024;

    /** At most one piece more than the upper mark is on its way. */
    static final WriteBufferWaterMark ON_ITS_WAY = new WriteBufferWaterMark(8 * 1024, PIECE_BYTES_MAX);

    /** Size of the socket's send buffer. The system would let it grow to megabytes for a client that reads nothing. */
    private static final int SEND_BUFFER_BYTES = 128 * 1024;

    private final Duration timeout;
    private final Deque<Message> waiting = new ArrayDeque<>(0);

    /** The messages that have left for the network whole. */
    private long taken;

    private final ChannelFutureListener whenTaken = _ -> taken++;
    private @Nullable Future<?> progressCheck;

    /** @param timeout the time within which a client must take a piece */
    ResponsePacingHandler(Duration timeout) {
        this.timeout = timeout;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        context.channel().config().setWriteBufferWaterMark(ON_ITS_WAY);
        context.channel().config().setOption(ChannelOption.SO_SNDBUF, SEND_BUFFER_BYTES);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (waiting.isEmpty() && context.channel().isWritable() && !isLarge(message)) {
            send(context, message, promise);
        } else {
            enqueue(context, message, promise);
            writeWaiting(context);
        }
    }

    private void send(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        var _ = context.write(message, promise.unvoid()).addListener(whenTaken);
    }

    private static boolean isLarge(Object message) {
        return body(message).readableBytes() > PIECE_BYTES_MAX;
    }

    private static ByteBuf body(Object message) {
        return switch (message) {
            case ByteBuf bytes -> bytes;
            case ByteBufHolder holder -> holder.content();
            default -> Unpooled.EMPTY_BUFFER;
        };
    }

    /** A full response is taken apart, so that only its body has to be divided. */
    private void enqueue(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof FullHttpResponse full && isLarge(full)) {
            waiting.add(new Message(
                    new DefaultHttpResponse(full.protocolVersion(), full.status(), full.headers()),
                    context.newPromise()));
            waiting.add(new Message(new DefaultLastHttpContent(full.content(), full.trailingHeaders()), promise));
        } else {
            waiting.add(new Message(message, promise));
        }
    }

    /** {@return whether something was written} */
    private boolean writeWaiting(ChannelHandlerContext context) {
        boolean isWritten = false;
        while (context.channel().isWritable() && !waiting.isEmpty()) {
            Message next = waiting.element();
            if (isLarge(next.content())) {
                send(context, body(next.content()).readRetainedSlice(PIECE_BYTES_MAX), context.newPromise());
            } else {
                waiting.remove();
                send(context, next.content(), next.promise());
            }
            isWritten = true;
        }
        return isWritten;
    }

    @Override
    public void flush(ChannelHandlerContext context) {
        context.flush();
        checkProgress(context);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (writeWaiting(context)) {
            flush(context);
        }
        context.fireChannelWritabilityChanged();
    }

    private void checkProgress(ChannelHandlerContext context) {
        if (progressCheck == null && isPending(context)) {
            long before = taken;
            progressCheck = context.executor()
                    .schedule(() -> closeWithoutProgress(context, before), timeout.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void closeWithoutProgress(ChannelHandlerContext context, long before) {
        progressCheck = null;
        if (isPending(context) && taken == before) {
            var _ = context.close();
        } else {
            checkProgress(context);
        }
    }

    private static boolean isPending(ChannelHandlerContext context) {
        ChannelOutboundBuffer onItsWay = context.channel().unsafe().outboundBuffer();
        return onItsWay != null && onItsWay.current() != null;
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (progressCheck != null) {
            progressCheck.cancel(false);
        }
        for (Message message = waiting.poll(); message != null; message = waiting.poll()) {
            ReferenceCountUtil.release(message.content());
            message.promise().tryFailure(new ClosedChannelException());
        }
    }

    private record Message(Object content, ChannelPromise promise) {}
}
