package io.frontrow.adapter.redis.queue;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.frontrow.adapter.redis.client.Reply;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UnexpectedQueueRepliesTest {

    private final ConcertId concertId = new ConcertId(UUID.randomUUID());
    private final UserId userId = new UserId(UUID.randomUUID());

    @Test
    @DisplayName("An unknown reply to a join is a fault and not a new entry")
    void toAJoin() {
        Reply reply = reply("queue/join.lua", UUID.randomUUID().toString(), 7L, 0L, 0L);

        isFault("queue/join.lua", () -> RedisQueueEntries.joined(concertId, userId, reply));
    }

    @Test
    @DisplayName("An unknown state of an entry is a fault and not an entry that is gone")
    void ofAState() {
        Reply reply = reply("queue/entry_state.lua", 0L, 0L);

        isFault("queue/entry_state.lua", () -> RedisQueueEntries.state(reply));
    }

    @Test
    @DisplayName("An unknown reply to an admission ahead of turn is a fault and not an entry that does not wait")
    void toAnAdmissionAheadOfTurn() {
        Reply reply = reply("queue/admit_ahead.lua", 0L);

        isFault("queue/admit_ahead.lua", () -> RedisAdmissionControl.aheadOfTurn(reply));
    }

    private static Reply reply(String script, Object... rest) {
        return new Reply(
                script, Stream.concat(Stream.of("STRANGE"), Stream.of(rest)).toList());
    }

    private static void isFault(String script, ThrowingCallable reading) {
        assertThatIllegalStateException().isThrownBy(reading).withMessage(script + " returned an unexpected STRANGE");
    }
}
