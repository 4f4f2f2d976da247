package io.frontrow.bootstrap.workaround;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * Requests the next read of a connection after each response. Without it, a kept-alive connection may hang: if the
 * next request arrives before the response to the previous one has ended, Reactor Netty queues the request, and after
 * a queued request whose response completes at once it requests no further read.
 *
 * <p>Upstream: reactor/reactor-netty issue 4361, pull request 4347. Affected: 1.3.6 and 1.3.7. {@code
 * ReadAfterResponseHandlerTest} fails when this handler stops working, and also when Reactor Netty no longer needs
 * it.
 */
public final class ReadAfterResponseHandler extends ChannelOutboundHandlerAdapter {

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        boolean endsResponse = message instanceof LastHttpContent;
        var _ = context.write(message, promise);
        if (endsResponse) {
            context.executor().execute(() -> context.read());
        }
    }
}
