package io.frontrow.adapter.pages;

import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/** The {@code Accept-Encoding} header, as far as browsers use it: codings by their names. */
final class AcceptEncoding {
    /** RFC 9110: a quality of 0 means that the coding is not accepted. */
    private static final Pattern GZIP =
            Pattern.compile("(^|[,\\s])gzip\\s*(;\\s*q\\s*=\\s*(?!0(\\.0*)?\\s*(,|$))|,|$)");

    private AcceptEncoding() {}

    /** {@return whether the client accepts gzip} */
    static boolean acceptsGzip(HttpHeaders headers) {
        String codings = String.join(",", headers.getOrEmpty(HttpHeaders.ACCEPT_ENCODING));
        return GZIP.matcher(codings.toLowerCase(Locale.ROOT)).find();
    }
}
