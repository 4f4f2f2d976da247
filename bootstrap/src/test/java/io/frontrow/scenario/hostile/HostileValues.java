package io.frontrow.scenario.hostile;

import java.util.List;
import java.util.stream.Stream;

/** Values that a careless program fails on, for each place of a request. */
final class HostileValues {

    private static final String DEEP = "[".repeat(40) + "]".repeat(40);

    /** In place of any value of a JSON body, as they are written there. */
    static final List<String> JSON = List.of(
            "null",
            "-1",
            "1.5",
            "1e400",
            "9223372036854775808",
            "\"\"",
            "\"x\"",
            "\"" + "x".repeat(10_000) + "\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"'; DROP TABLE payment; --\"",
            "\"+1000000000-12-31T23:59:59Z\"",
            "[0,0]",
            "[" + "0,".repeat(20_000) + "0]",
            "{}",
            DEEP);

    /** In place of a whole JSON body. */
    static final List<String> BODIES = List.of(
            "",
            "null",
            "{}",
            "{",
            "{\"x\":tru",
            "{} {}",
            "\0",
            "\uFEFF{}",
            DEEP,
            "[".repeat(30_000),
            "{\"" + "x".repeat(60_000) + "\":1}",
            "x".repeat(70_000));

    /** In place of a segment of a path or of a value of a query, as they are written there. */
    static final List<String> IN_URI = List.of(
            "x",
            "00000000-0000-0000-0000-000000000000",
            "01A199E1-BB30-750D-A8EC-E8F08BD8D5EB",
            "1-1-1-1-1",
            "%00",
            "%FF",
            "%2e%2e",
            "%0d%0aX:%20y",
            "'%20OR%201=1--",
            "9223372036854775808",
            "x".repeat(3_000));

    /** In place of the value of a header. */
    static final List<String> IN_HEADER = List.of(
            "",
            " ",
            "x",
            "*",
            "0",
            "-1",
            ",".repeat(100),
            "\"".repeat(99),
            "W/\"x\"",
            "%00",
            "é".repeat(50),
            "x".repeat(3_000));

    static final List<String> MEDIA_TYPES = List.of(
            "text/plain",
            "application/x-www-form-urlencoded",
            "application/json; charset=utf-16",
            "x",
            "a/b,".repeat(60) + "a/b",
            ";".repeat(200));

    static final List<String> LANGUAGES = List.of("ko;q=2", "aa,".repeat(900), "en_GB");

    static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "BREW");

    private HostileValues() {}

    /** The text of as many zero bytes as a signature has. */
    private static final String SIGNATURE = "A".repeat(43);

    /**
     * In place of a token: garbled ones, the valid token with changes that a lenient decoder overlooks, and one with the
     * claims of the valid token that somebody else has signed.
     */
    static Stream<String> tokens(String valid) {
        String unsigned = valid.substring(0, valid.lastIndexOf('.') + 1);
        return Stream.of(
                "",
                "x",
                unsigned,
                unsigned + SIGNATURE,
                valid + "~".repeat(3_000),
                " " + valid + " " + valid,
                "eyJhbGciOiJub25lIn0" + unsigned.substring(unsigned.indexOf('.')));
    }
}
