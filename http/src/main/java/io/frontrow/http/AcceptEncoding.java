package io.frontrow.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The {@code Accept-Encoding} header as RFC 9110 defines it. */
public final class AcceptEncoding {
    private static final Pattern CODING = Pattern.compile("\\s*([a-z0-9*-]+)\\s*(?:;\\s*q\\s*=\\s*([0-9.]{1,5})\\s*)?");

    /** RFC 9110: a quality of 0 means that the coding is not accepted. */
    private static final Pattern ZERO = Pattern.compile("0(\\.0*)?");

    private AcceptEncoding() {}

    /**
     * {@return whether the client accepts gzip: by its name, or else by the wildcard}
     *
     * @param values the lines of the header; none if it is missing
     */
    public static boolean acceptsGzip(List<String> values) {
        return accepts("gzip", values).or(() -> accepts("*", values)).orElse(false);
    }

    private static Optional<Boolean> accepts(String coding, List<String> values) {
        return values.stream()
                .flatMap(value -> Stream.of(value.toLowerCase(Locale.ROOT).split(",", -1)))
                .map(CODING::matcher)
                .filter(Matcher::matches)
                .filter(it -> it.group(1).equals(coding))
                .findFirst()
                .map(it -> it.group(2) == null || !ZERO.matcher(it.group(2)).matches());
    }
}
