package io.frontrow.benchmark;

import org.jspecify.annotations.Nullable;

/** Formats a request as a line of the file that wrk reads. */
final class WrkRequestLine {

    private WrkRequestLine() {}

    static String get(String path, String... headers) {
        return line("GET", path, null, headers);
    }

    static String post(String path, @Nullable String json, String... headers) {
        return line("POST", path, json, headers);
    }

    private static String line(String method, String path, @Nullable String json, String... headers) {
        String all = String.join("|", headers) + (json == null ? "" : "|Content-Type: application/json");
        return String.join("\t", method, path, all, json == null ? "" : json);
    }
}
