package io.frontrow.adapter.web.stream;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.core.publisher.Sinks;

/**
 * Writes one stream: asks for the next event when the one before has left for the client, so that nothing grows old or
 * piles up for a slow one. It does so as a part of the connection, and holds back the end of the answer. So the framework
 * is done with the request, and keeps none of the hundreds of objects that it handled it with, while the stream goes on.
 */
final class SseChannelHandler extends ChannelOutboundHandlerAdapter implements CoreSubscriber<StreamEvent> {

    private final Function<StreamEvent, List<byte[]>> encoding;
    private final StreamMeters.Meters meters;
    private final Sinks.Empty<Void> began = Sinks.empty();
    private Subscription events = Operators.emptySubscription();
    private @Nullable StreamEvent first;
    private @Nullable Runnable end;
    private volatile @Nullable ChannelHandlerContext connection;
    private volatile boolean isWriting;
    private volatile boolean isOver;

    SseChannelHandler(Function<StreamEvent, List<byte[]>> encoding, StreamMeters.Meters meters) {
        this.encoding = encoding;
        this.meters = meters;
    }

    /** The first event, which is not written before this has become part of a connection; empty if there is none. */
    Mono<StreamEvent> first() {
        return began.asMono().then(Mono.fromSupplier(() -> first));
    }

    void cancel() {
        events.cancel();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        events = subscription;
        subscription.request(1);
    }

    @Override
    public void onNext(StreamEvent event) {
        isWriting = true;
        ChannelHandlerContext writable = connection;
        if (writable == null) {
            first = event;
            began.tryEmitEmpty();
        } else {
            writable.executor().execute(() -> write(writable, event));
        }
    }

    /** A stream that has begun can tell of no fault, and breaks off. */
    @Override
    public void onError(Throwable fault) {
        began.tryEmitError(fault);
        ChannelHandlerContext broken = connection;
        if (broken != null) {
            Operators.onErrorDropped(fault, currentContext());
            var _ = broken.close();
        }
    }

    @Override
    public void onComplete() {
        isOver = true;
        began.tryEmitEmpty();
        ChannelHandlerContext complete = connection;
        if (complete != null) {
            complete.executor().execute(this::endIfOver);
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        connection = context;
        meters.opened();
        StreamEvent event = Objects.requireNonNull(first);
        first = null;
        if (context.channel().isActive()) {
            var _ = context.write(content(SseFormat.RETRY));
            write(context, event);
        } else {
            context.pipeline().remove(this);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        end = null;
        meters.closed();
        cancel();
    }

    private void write(ChannelHandlerContext context, StreamEvent event) {
        try {
            write(context, event, encoding.apply(event).iterator());
        } catch (RuntimeException fault) {
            onError(fault);
        }
    }

    private void write(ChannelHandlerContext context, StreamEvent event, Iterator<byte[]> pieces) {
        ChannelFuture hasLeft = context.writeAndFlush(content(pieces.next()));
        hasLeft.addListener(left -> {
            if (!left.isSuccess()) {
                cancel();
            } else if (pieces.hasNext()) {
                write(context, event, pieces);
            } else {
                hasLeft(event);
            }
        });
    }

    private static DefaultHttpContent content(byte[] piece) {
        return new DefaultHttpContent(Unpooled.wrappedBuffer(piece));
    }

    private void hasLeft(StreamEvent event) {
        isWriting = false;
        measure(event);
        endIfOver();
        events.request(1);
    }

    private void measure(StreamEvent event) {
        switch (event) {
            case StreamEvent.Named named -> meters.written(named.asOf());
            case StreamEvent.Encoded encoded -> meters.written(encoded.asOf());
            case StreamEvent.KeepAlive _, StreamEvent.End _ -> {}
        }
    }

    /** What is written by others: the end of the answer. */
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent) {
            end = () -> end(context, message, promise);
            endIfOver();
        } else {
            var _ = context.write(message, promise);
        }
    }

    private void endIfOver() {
        Runnable held = end;
        if (isOver && !isWriting && held != null) {
            held.run();
        }
    }

    private void end(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        var _ = context.writeAndFlush(message, promise);
        context.pipeline().remove(WriteTimeoutHandler.class);
        context.pipeline().remove(this);
    }
}
