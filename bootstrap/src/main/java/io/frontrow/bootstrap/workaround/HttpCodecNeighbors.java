package io.frontrow.bootstrap.workaround;

import io.netty.channel.ChannelHandler;
import java.util.function.Supplier;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * Adds channel handlers right after the HTTP codec of each connection, where they receive HTTP messages instead of
 * bytes. Reactor Netty has no hook for this place: {@code HttpServer#doOnChannelInit} leaves the pipeline as it is,
 * and a handler can be placed in it only by the name of the codec's handler.
 *
 * <p>Upstream: not reported as of reactor-netty 1.3.6. {@code HttpCodecNeighborsTest} fails when the name or the
 * place of the codec changes.
 */
public final class HttpCodecNeighbors {

    private HttpCodecNeighbors() {}

    /**
     * Adds a handler to every connection of a server.
     *
     * @param name the handler's name in the pipeline
     * @param handler creates the handler of one connection
     */
    public static HttpServer add(HttpServer server, String name, Supplier<ChannelHandler> handler) {
        return server.doOnChannelInit(
                (_, channel, _) -> channel.pipeline().addAfter(NettyPipeline.HttpCodec, name, handler.get()));
    }
}
