package io.frontrow.bootstrap.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;

/**
 * Bounds the memory that the requests of one connection take before they are handled. Reactor Netty queues whatever a
 * client sends while a response is open, and Spring collects the pieces of a body by their bytes, however small they
 * are.
 *
 * <p>A client may pipeline a few requests without a body, which RFC 9112 allows for idempotent methods. More of them,
 * large heads while all connections take too much memory, or a body behind an open response, closes the connection; RFC
 * 9112, section 9.3.2, has clients expect that. A request with too many header fields is answered by 431.
 */
final class RequestLimitHandler extends OpenRequestsHandler {

    /** The request that is being handled, and those that wait for it. */
    static final int OPEN_MAX = 8;

    /** The objects of a header field take many times its bytes. Browsers send some 20 fields, proxies add a few. */
    static final int HEADER_FIELDS_MAX = 100;

    private final RequestMemory.Share body;
    private final RequestMemory.Share queuedHeads;
    private final Queue<Integer> queuedHeadBytes = new ArrayDeque<>(OPEN_MAX);
    private boolean isClosing;

    RequestLimitHandler(RequestMemory memory) {
        this.body = memory.newShare();
        this.queuedHeads = memory.newShare();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (isClosing || isTooMuch(message)) {
            isClosing = true;
            ReferenceCountUtil.release(message);
            var _ = context.close();
        } else {
            super.channelRead(context, message);
        }
    }

    private boolean isTooMuch(Object message) {
        return switch (message) {
            case HttpRequest request -> {
                limitFields(request);
                yield open() == OPEN_MAX || (open() > 0 && !mayQueue(request));
            }
            case LastHttpContent last -> {
                body.clear();
                yield isQueued(last);
            }
            case HttpContent piece -> isQueued(piece) || !isWithinLimits(piece);
            default -> false;
        };
    }

    private static void limitFields(HttpRequest request) {
        if (request.headers().size() > HEADER_FIELDS_MAX) {
            request.setDecoderResult(DecoderResult.failure(new TooLongHttpHeaderException("too many header fields")));
        }
    }

    private boolean mayQueue(HttpRequest request) {
        int bytes = bytes(request);
        queuedHeadBytes.add(bytes);
        return queuedHeads.add(bytes);
    }

    private static int bytes(HttpRequest request) {
        int bytes = request.uri().length();
        for (Map.Entry<String, String> field : request.headers()) {
            bytes += field.getKey().length() + field.getValue().length();
        }
        return bytes;
    }

    /** The first of the queued requests is handled now. */
    @Override
    void responded() {
        Integer bytes = queuedHeadBytes.poll();
        if (bytes != null) {
            queuedHeads.remove(bytes);
        }
    }

    /** What follows an early response is discarded as it arrives. */
    private boolean isWithinLimits(HttpContent piece) {
        return open() == 0 || body.add(piece.content().readableBytes());
    }

    private boolean isQueued(HttpContent piece) {
        return open() > 1 && piece.content().isReadable();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        body.clear();
        queuedHeads.clear();
        queuedHeadBytes.clear();
    }
}
