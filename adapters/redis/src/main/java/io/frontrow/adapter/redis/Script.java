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
    static final Script ADMIT_AHEAD = load("admit_ahead.lua");
    static final Script AUDIT_CEILING = load("audit_ceiling.lua");
    static final Script AUDIT_MISPLACED = load("audit_misplaced.lua");
    static final Script AUDIT_TTLS = load("audit_ttls.lua");
    static final Script ENTRY_STATE = load("entry_state.lua");
    static final Script EVICT_IDLE = load("evict_idle.lua");
    static final Script FIND_HOLD = load("find_hold.lua");
    static final Script HELD_SEATS = load("held_seats.lua");
    static final Script HOLD_SEATS = load("hold_seats.lua");
    static final Script JOIN = load("join.lua");
    static final Script LEAVE = load("leave.lua");
    static final Script PUBLISH_EVENTS = load("publish_events.lua");
    static final Script PURGE_HOLDS = load("purge_holds.lua");
    static final Script RECORD_HEARTBEATS = load("record_heartbeats.lua");
    static final Script RELEASE_SEATS = load("release_seats.lua");
    static final Script RESTORE = load("restore.lua");
    static final Script ROOM_COUNTS = load("room_counts.lua");
    static final Script STORE_TIME = load("store_time.lua");

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
