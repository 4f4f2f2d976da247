package io.frontrow.bootstrap.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rejects requests that Netty accepts and RFC 9110 and 9112 do not, as if they could not be decoded: those of another
 * version than HTTP/1.0 and 1.1, without exactly one valid {@code Host}, for another host or scheme than that, with
 * more than one {@code Authorization} or {@code Content-Type}, and with a transfer coding that Netty ignores. A proxy in
 * front may understand such a request differently, so that it would be another one, or several.
 */
final class RequestSyntaxHandler extends ChannelInboundHandlerAdapter {

    /** RFC 3986, section 3.2: a name or an IPv6 address, and a port. */
    private static final Pattern HOST = Pattern.compile("([\\w.~%!$&'()*+,;=-]*|\\[[0-9A-Fa-f:.]+])(:[0-9]*)?");

    /** RFC 9112, section 3.2.2: the URI that a client sends to a proxy, with the authority that must equal the host. */
    private static final Pattern ABSOLUTE_FORM = Pattern.compile("(?i)https?://([^/?#]*).*");

    /** RFC 9110, section 5.3: fields whose value is no list occur once. */
    private static final List<AsciiString> SINGLE_FIELDS =
            List.of(HttpHeaderNames.AUTHORIZATION, HttpHeaderNames.CONTENT_TYPE);

    private boolean rejected;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (rejected) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest request && request.decoderResult().isSuccess() && !isValid(request)) {
            rejected = true;
            // The response would claim the version as well.
            request.setProtocolVersion(HttpVersion.HTTP_1_1);
            request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("not a request of HTTP/1.1")));
        }
        context.fireChannelRead(message);
    }

    private static boolean isValid(HttpRequest request) {
        HttpVersion version = request.protocolVersion();
        return (version.equals(HttpVersion.HTTP_1_1) || version.equals(HttpVersion.HTTP_1_0))
                && hasValidHost(request)
                && hasValidTarget(request)
                && SINGLE_FIELDS.stream()
                        .allMatch(field -> request.headers().getAll(field).size() <= 1)
                && hasKnownCoding(request);
    }

    private static boolean hasValidHost(HttpRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
        boolean isRequired = request.protocolVersion().equals(HttpVersion.HTTP_1_1);
        return hosts.isEmpty()
                ? !isRequired
                : hosts.size() == 1 && HOST.matcher(hosts.getFirst()).matches();
    }

    /** A target that is neither a path nor an asterisk is an absolute URI. */
    private static boolean hasValidTarget(HttpRequest request) {
        String target = request.uri();
        if (target.startsWith("/") || target.equals("*")) {
            return true;
        }
        Matcher uri = ABSOLUTE_FORM.matcher(target);
        return uri.matches() && uri.group(1).equalsIgnoreCase(request.headers().get(HttpHeaderNames.HOST));
    }

    private static boolean hasKnownCoding(HttpRequest request) {
        List<String> codings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        return codings.isEmpty()
                || (codings.size() == 1 && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.getFirst()));
    }
}
