package io.frontrow.onsale.simulation;

import io.frontrow.onsale.history.Outcome;
import io.frontrow.onsale.history.Told;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What the simulated service answers. */
record Answer(Outcome outcome, int status, Told told) {
    private static final JsonMapper JSON = new JsonMapper();

    static Answer ok(int status, @Nullable Object... fields) {
        return new Answer(Outcome.DONE, status, saying(fields));
    }

    static Answer refused(int status, String code, @Nullable Object... fields) {
        Map<String, @Nullable Object> all = map(fields);
        all.put("code", code);
        return new Answer(Outcome.REFUSED, status, JSON.convertValue(all, Told.class));
    }

    static Told saying(@Nullable Object... fields) {
        return JSON.convertValue(map(fields), Told.class);
    }

    static Told.Item item(@Nullable Object... fields) {
        return JSON.convertValue(map(fields), Told.Item.class);
    }

    private static Map<String, @Nullable Object> map(@Nullable Object... fields) {
        Map<String, @Nullable Object> map = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            map.put((String) Objects.requireNonNull(fields[i]), fields[i + 1]);
        }
        return map;
    }

    boolean isDone() {
        return outcome == Outcome.DONE;
    }
}
