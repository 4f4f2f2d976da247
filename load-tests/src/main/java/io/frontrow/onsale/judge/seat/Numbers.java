package io.frontrow.onsale.judge.seat;

import java.util.HashMap;
import java.util.Map;

/** Numbers names in the order in which they are first seen. */
final class Numbers {
    private final Map<String, Integer> numbers = new HashMap<>();

    int of(String name) {
        return numbers.computeIfAbsent(name, any -> numbers.size());
    }

    /** {@return a number that no name has} */
    int unnamed() {
        return of("unnamed " + numbers.size());
    }
}
