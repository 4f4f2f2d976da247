package io.frontrow.bootstrap.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * Counts the open requests of a connection: those whose response has not left for the network in full. Interim
 * responses such as {@code 100 Continue} do not end a request.
 */
abstract class OpenRequestsHandler extends ChannelDuplexHandler {

    private int open;
    private boolean isInterim;

    /** {@return the number of open requests, including the one that is being read} */
    final int open() {
        return open;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            open++;
        }
        context.fireChannelRead(message);
    }

    @Override
    public final void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response) {
            isInterim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        }
        if (message instanceof LastHttpContent && !isInterim) {
            var _ = context.write(message, promise.unvoid()).addListener(_ -> responded(context));
        } else {
            var _ = context.write(message, promise);
        }
    }

    private void responded(ChannelHandlerContext context) {
        open--;
        responded();
        if (open == 0 && context.channel().isActive()) {
            idle(context);
        }
    }

    /** Called when an open request has its response. */
    void responded() {}

    /** Called when the last open request has its response. */
    void idle(ChannelHandlerContext context) {}
}
