package io.frontrow.adapter.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.script.RedisScript;

/** The scripts. What each takes and returns is written on top of its file; all return a list. */
@SuppressWarnings("rawtypes") // the class of a list does not tell of what
record Script(RedisScript<List> lua) {

    static final Script ADMIT = load("admit.lua");
    static final Script CEILING = load("ceiling.lua");
    static final Script COUNTS = load("counts.lua");
    static final Script FIND = load("find.lua");
    static final Script HELD = load("held.lua");
    static final Script HOLD = load("hold.lua");
    static final Script JOIN = load("join.lua");
    static final Script LEAVE = load("leave.lua");
    static final Script LET_IN = load("let_in.lua");
    static final Script MISPLACED = load("misplaced.lua");
    static final Script NOW = load("now.lua");
    static final Script PUBLISH = load("publish.lua");
    static final Script RELEASE = load("release.lua");
    static final Script RESTORE = load("restore.lua");
    static final Script STANDING = load("standing.lua");
    static final Script SWEEP = load("sweep.lua");
    static final Script TIDY = load("tidy.lua");
    static final Script TOUCH = load("touch.lua");
    static final Script TTLS = load("ttls.lua");

    /** As a text: of a resource, Spring would look at every call whether it has been changed. */
    private static Script load(String file) {
        try {
            String lua = new ClassPathResource(file, Script.class).getContentAsString(UTF_8);
            return new Script(RedisScript.of(lua, List.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
