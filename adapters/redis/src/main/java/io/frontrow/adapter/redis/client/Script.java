package io.frontrow.adapter.redis.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.script.RedisScript;

/** A Lua script. The head of its file says which keys and arguments it takes and what it returns, which is always a list. */
@SuppressWarnings("rawtypes") // the class of a list says nothing about its elements
public record Script(RedisScript<List> lua) {

    private static final String FOLDER = "io/frontrow/adapter/redis/";

    /**
     * Loads a script from the classpath.
     *
     * @param file its path within the resources of this module, such as {@code queue/join.lua}
     */
    public static Script load(String file) {
        // As text: for a resource, Spring would check at each call whether the file has changed.
        return new Script(RedisScript.of(read(file), List.class));
    }

    private static String read(String file) {
        try {
            return new ClassPathResource(FOLDER + file).getContentAsString(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
