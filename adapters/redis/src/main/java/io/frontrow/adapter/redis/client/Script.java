package io.frontrow.adapter.redis.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * A Lua script, which always returns a list. The head of its file says which keys and arguments it takes.
 *
 * @param file path of the script within the resources of this module, such as {@code queue/join.lua}
 * @param lua the shared prelude and the file in one text
 */
@SuppressWarnings("rawtypes") // the class of a list says nothing about its elements
public record Script(String file, RedisScript<List> lua) {

    private static final String FOLDER = "io/frontrow/adapter/redis/";
    private static final String PRELUDE = read("prelude.lua");

    /** Loads a script from the classpath, with {@code prelude.lua} in front of it. */
    public static Script load(String file) {
        // As text: for a resource, Spring would check at each call whether the file has changed.
        return new Script(file, RedisScript.of(PRELUDE + read(file), List.class));
    }

    private static String read(String file) {
        try {
            return new ClassPathResource(FOLDER + file).getContentAsString(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
