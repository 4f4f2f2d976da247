package io.frontrow.bootstrap.workaround;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Replaces responses that report an error without a body. Reactor Netty sends such responses to requests that it cannot
 * decode, and Spring's {@code ReactorHttpHandlerAdapter} to requests whose URI is malformed. Neither has a hook, and
 * such requests never reach the filters and exception handlers of an application.
 *
 * <p>The language is that of the latest request of the connection. Netty discards the headers of a request that it
 * cannot decode.
 *
 * <p>Upstream: reactor/reactor-netty issue 3327, which refers to a channel handler like this one. Affected: 1.3.6 and
 * Spring Framework 7.0.8. {@code EmptyErrorHandlerTest} fails when this handler stops working, and also when the
 * libraries no longer need it.
 */
public final class EmptyErrorHandler extends ChannelDuplexHandler {

    private final BiFunction<HttpResponseStatus, @Nullable String, Optional<FullHttpResponse>> replacement;
    private @Nullable String language;

    /**
     * Creates the handler of one connection.
     *
     * @param replacement returns the response to send for a status and the {@code Accept-Language} of the request, or
     *     empty to send the response as it is
     */
    public EmptyErrorHandler(BiFunction<HttpResponseStatus, @Nullable String, Optional<FullHttpResponse>> replacement) {
        this.replacement = replacement;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            language = request.headers().get(HttpHeaderNames.ACCEPT_LANGUAGE);
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        Object sent =
                message instanceof FullHttpResponse response && isEmptyError(response) ? replaced(response) : message;
        var _ = context.write(sent, promise);
    }

    private static boolean isEmptyError(FullHttpResponse response) {
        return response.status().codeClass() == HttpStatusClass.CLIENT_ERROR
                && !response.content().isReadable()
                && !response.headers().contains(HttpHeaderNames.CONTENT_TYPE);
    }

    private FullHttpResponse replaced(FullHttpResponse response) {
        return replacement
                .apply(response.status(), language)
                .map(problem -> {
                    problem.setProtocolVersion(response.protocolVersion());
                    HttpUtil.setKeepAlive(problem, HttpUtil.isKeepAlive(response));
                    response.release();
                    return problem;
                })
                .orElse(response);
    }
}
