package io.frontrow.adapter.redis.client;

import java.util.ArrayList;
import java.util.List;

/** Arguments of a script by name: each name is followed by its value. The script reads them with {@code named}. */
public final class Arguments {

    private final List<Object> namesAndValues = new ArrayList<>();

    /** Adds an argument and returns this. */
    public Arguments with(String name, Object value) {
        namesAndValues.add(name);
        namesAndValues.add(value);
        return this;
    }

    /** The names and values, alternately. */
    public List<Object> list() {
        return List.copyOf(namesAndValues);
    }
}
