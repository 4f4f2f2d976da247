package io.frontrow.bootstrap.http;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Objects;
import reactor.netty.http.server.logging.AccessLog;
import reactor.netty.http.server.logging.AccessLogArgProvider;

/**
 * The line of the access log about a request that has ended, with its trace if there are traces. It has no query, which may
 * contain an e-mail address, and no header of the client.
 */
final class AccessLine {

    private AccessLine() {}

    static AccessLog of(AccessLogArgProvider request) {
        return AccessLog.create(
                "{} {} {} {} {} B {} ms{}",
                address(request),
                request.method(),
                path(String.valueOf(request.uri())),
                request.status(),
                request.contentLength(),
                millisSince(Objects.requireNonNull(request.accessDateTime())),
                trace(request));
    }

    private static String address(AccessLogArgProvider request) {
        return request.connectionInformation() != null
                        && request.connectionInformation().connectionRemoteAddress() instanceof InetSocketAddress client
                ? client.getAddress().getHostAddress()
                : "-";
    }

    private static String path(String uri) {
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }

    private static long millisSince(ZonedDateTime start) {
        return Duration.between(start, ZonedDateTime.now(start.getZone())).toMillis();
    }

    private static String trace(AccessLogArgProvider request) {
        CharSequence trace = request.responseHeader(TraceHeader.NAME);
        return trace == null ? "" : " " + trace;
    }
}
