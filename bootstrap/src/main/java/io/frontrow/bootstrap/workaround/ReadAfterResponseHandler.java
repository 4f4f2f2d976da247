package io.frontrow.bootstrap.workaround;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * Goes on reading a connection after each answer. Reactor Netty 1.3.6 and 1.3.7 may forget to when the next request came
 * before the answer had ended, and would never hear of that client again: reactor/reactor-netty issue 4361.
 */
public final class ReadAfterResponseHandler extends ChannelOutboundHandlerAdapter {

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        boolean endsAnswer = message instanceof LastHttpContent;
        var _ = context.write(message, promise);
        if (endsAnswer) {
            context.executor().execute(() -> context.read());
        }
    }
}
