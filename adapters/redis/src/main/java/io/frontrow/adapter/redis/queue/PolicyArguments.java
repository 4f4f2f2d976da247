package io.frontrow.adapter.redis.queue;

import io.frontrow.adapter.redis.client.Arguments;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.WaitingRoomPolicy;

/** The policy of a waiting room as the scripts take it. */
final class PolicyArguments {

    private PolicyArguments() {}

    static Arguments of(WaitingRoom room) {
        WaitingRoomPolicy policy = room.policy();
        return new Arguments()
                .with("epoch", room.epoch())
                .with("capacity", policy.capacity())
                .with("admitPerSecond", policy.admitPerSecond())
                .with("turnMs", policy.turn().toMillis())
                .with("opensAtMs", opensAtMs(policy))
                .with("paused", policy.paused() ? 1 : 0)
                .with("idleMs", policy.idle().toMillis())
                .with("awayMs", policy.away().toMillis());
    }

    /** The opening in ms since 1970, 0 if the room is open. */
    static long opensAtMs(WaitingRoomPolicy policy) {
        return policy.opensAt() == null ? 0 : policy.opensAt().toEpochMilli();
    }
}
