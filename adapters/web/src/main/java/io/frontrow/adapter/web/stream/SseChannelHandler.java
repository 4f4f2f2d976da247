package io.frontrow.adapter.web.stream;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.LastHttpContent;
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
 * Writes the events of one stream to its connection. It requests the next event only after the previous one was
 * flushed, so that events neither grow old nor pile up for a slow client.
 *
 * <p>It is a handler of the channel and holds back the end of the response. The framework therefore completes the
 * request, and releases the hundreds of objects that handled it, while the stream continues.
 */
final class SseChannelHandler extends ChannelOutboundHandlerAdapter implements CoreSubscriber<StreamEvent> {

    private final Function<StreamEvent, List<byte[]>> encoding;
    private final StreamMeters.Meters meters;
    private final HeldEnd end = new HeldEnd();
    private final Sinks.Empty<Void> firstArrived = Sinks.empty();
    private Subscription events = Operators.emptySubscription();
    private @Nullable StreamEvent first;
    private volatile @Nullable ChannelHandlerContext connection;

    SseChannelHandler(Function<StreamEvent, List<byte[]>> encoding, StreamMeters.Meters meters) {
        this.encoding = encoding;
        this.meters = meters;
    }

    /** The first event, or empty if the stream has none. It is written when this handler is added to a connection. */
    Mono<StreamEvent> first() {
        return firstArrived.asMono().then(Mono.fromSupplier(() -> first));
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
        end.eventStarted();
        ChannelHandlerContext context = connection;
        if (context == null) {
            first = event;
            firstArrived.tryEmitEmpty();
        } else {
            context.executor().execute(() -> writeEvent(context, event));
        }
    }

    /** Closes the connection: a stream that has begun cannot report an error. */
    @Override
    public void onError(Throwable error) {
        firstArrived.tryEmitError(error);
        ChannelHandlerContext context = connection;
        if (context != null) {
            Operators.onErrorDropped(error, currentContext());
            var _ = context.close();
        }
    }

    @Override
    public void onComplete() {
        end.streamCompleted();
        firstArrived.tryEmitEmpty();
        ChannelHandlerContext context = connection;
        if (context != null) {
            context.executor().execute(end::writeIfDue);
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        connection = context;
        meters.opened();
        StreamEvent event = Objects.requireNonNull(first);
        first = null;
        if (context.channel().isActive()) {
            writeFirst(context, event);
        } else {
            context.pipeline().remove(this);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        end.discard();
        meters.closed();
        cancel();
    }

    private void writeFirst(ChannelHandlerContext context, StreamEvent event) {
        var _ = context.write(content(SseFormat.RETRY));
        writeEvent(context, event);
    }

    private void writeEvent(ChannelHandlerContext context, StreamEvent event) {
        try {
            writeNextPiece(context, event, encoding.apply(event).iterator());
        } catch (RuntimeException error) {
            onError(error);
        }
    }

    private void writeNextPiece(ChannelHandlerContext context, StreamEvent event, Iterator<byte[]> pieces) {
        context.writeAndFlush(content(pieces.next())).addListener(flushed -> {
            if (!flushed.isSuccess()) {
                cancel();
            } else if (pieces.hasNext()) {
                writeNextPiece(context, event, pieces);
            } else {
                eventFlushed(event);
            }
        });
    }

    private void eventFlushed(StreamEvent event) {
        measureAge(event);
        end.eventFlushed();
        events.request(1);
    }

    private void measureAge(StreamEvent event) {
        switch (event) {
            case StreamEvent.Named named -> meters.written(named.asOf());
            case StreamEvent.Encoded encoded -> meters.written(encoded.asOf());
            case StreamEvent.KeepAlive _, StreamEvent.End _ -> {}
        }
    }

    private static DefaultHttpContent content(byte[] piece) {
        return new DefaultHttpContent(Unpooled.wrappedBuffer(piece));
    }

    /** Sees what the framework writes after the response's head: its end. */
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent) {
            holdBackEnd(context, message, promise);
        } else {
            var _ = context.write(message, promise);
        }
    }

    private void holdBackEnd(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        end.hold(() -> {
            var _ = context.writeAndFlush(message, promise);
            context.pipeline().remove(this);
        });
    }
}
