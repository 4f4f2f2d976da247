package io.frontrow.adapter.redis.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.frontrow.adapter.redis.TestRedis;
import io.frontrow.shared.id.ConcertId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class ScriptTest {

    @Test
    @DisplayName("The prelude comes before the file, so both are one text with one digest")
    void beginsWithThePrelude() {
        Script script = Script.load("queue/join.lua");

        assertThat(script.file()).isEqualTo("queue/join.lua");
        assertThat(script.lua().getScriptAsString())
                .containsSubsequence("local function isLost(", "-- Adds users to the queue", "return reply");
    }

    @Test
    @DisplayName("A missing file is an error when the script is loaded")
    void aMissingFileIsAnError() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> Script.load("queue/unknown.lua"))
                .withCauseInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("A script fails if one of its named arguments is missing")
    void aMissingArgumentIsAnError() {
        ConcertKeys keys = new ConcertKeys(new ConcertId(UUID.randomUUID()));
        List<String> scriptKeys = List.of(keys.room(), keys.waiting(), keys.active(), keys.entries(), keys.lastSeen());
        Arguments arguments = new Arguments().with("user", "a user").with("entry", "an-id:7");

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> new RedisCalls(TestRedis.template())
                        .run(Script.load("queue/restore.lua"), scriptKeys, arguments)
                        .block(Duration.ofSeconds(10)))
                .withStackTraceContaining("argument recoveryGraceMs is missing");
    }
}
