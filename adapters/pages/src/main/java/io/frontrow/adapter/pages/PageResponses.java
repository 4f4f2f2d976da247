package io.frontrow.adapter.pages;

import io.frontrow.http.AcceptEncoding;
import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Writes the document and the assets, with the headers that keep browsers from doing what the pages do not need. */
final class PageResponses {
    private static final CacheControl FOREVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private static final String UNUSED_FEATURES = "accelerometer=(), autoplay=(self), camera=(), "
            + "display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), "
            + "payment=(), serial=(), usb=()";

    private PageResponses() {}

    /** Writes the document. A browser keeps it, but asks each time whether it is still the current one. */
    static Mono<Void> writeDocument(ServerWebExchange exchange, Edition edition, Document document, HttpStatus status) {
        ServerHttpResponse response = exchange.getResponse();
        HttpHeaders headers = response.getHeaders();
        response.setStatusCode(status);
        headers.setCacheControl(CacheControl.noCache());
        headers.set("Content-Security-Policy", contentSecurityPolicy(edition));
        headers.set("Permissions-Policy", UNUSED_FEATURES);
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Referrer-Policy", "same-origin");
        addSharedHeaders(headers);
        // A page that does not exist is no representation that could be unchanged.
        return status == HttpStatus.OK && exchange.checkNotModified(document.tag())
                ? response.setComplete()
                : write(exchange, document.content());
    }

    /**
     * Writes an asset.
     *
     * @param isOfItsEdition false if another edition was asked for, as while instances of two versions serve: this one
     *     is the best that there is, and no cache may keep it
     */
    static Mono<Void> writeAsset(ServerWebExchange exchange, Asset asset, boolean isOfItsEdition) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        exchange.getResponse().setStatusCode(HttpStatus.OK);
        headers.setCacheControl(isOfItsEdition ? FOREVER : CacheControl.noStore());
        addSharedHeaders(headers);
        return write(exchange, asset);
    }

    private static void addSharedHeaders(HttpHeaders headers) {
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.setVary(List.of(HttpHeaders.ACCEPT_ENCODING));
    }

    private static String contentSecurityPolicy(Edition edition) {
        return "default-src 'none'; script-src 'self' " + edition.importMapHash()
                + "; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; "
                + "frame-ancestors 'none'";
    }

    private static Mono<Void> write(ServerWebExchange exchange, Asset asset) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.setContentType(asset.type());
        if (!asset.isGzipped()
                || !AcceptEncoding.acceptsGzip(
                        exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.ACCEPT_ENCODING))) {
            return write(exchange.getResponse(), asset.plain());
        }
        headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
        return write(exchange.getResponse(), asset.kept());
    }

    private static Mono<Void> write(ServerHttpResponse response, byte[] body) {
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }
}
