package io.frontrow.queue.simulation;

import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.model.WaitingRoomPolicy;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Many rooms of each load. */
final class WaitSimulation {

    private static final Spread NEVER = Spread.always(1e9);

    /** Loads whose waits are left to chance, once the room is steady. */
    static final List<Load> BY_CHANCE = List.of(
            new Load(
                    "One burst at the opening",
                    policy(100, 50, 600),
                    3_000,
                    0,
                    2,
                    Spread.skewed(120, 0.6).forPart(0.85, Spread.always(600)),
                    NEVER),
            new Load(
                    "Steady arrivals near the pace at which places become free",
                    policy(200, 20, 300),
                    400,
                    2,
                    2,
                    Spread.skewed(80, 0.66),
                    NEVER),
            new Load(
                    "Steady arrivals near the admission rate, which the capacity just allows",
                    policy(115, 2, 300),
                    300,
                    1.9,
                    2,
                    Spread.skewed(48, 0.66),
                    NEVER),
            new Load(
                    "Widely spread sessions, many give up early",
                    policy(100, 50, 900),
                    2_000,
                    0.8,
                    3,
                    Spread.memoryless(20).forPart(0.6, Spread.memoryless(200).forPart(0.75, Spread.always(900))),
                    Spread.memoryless(60).forPart(0.3, Spread.memoryless(3_600))),
            new Load(
                    "A small room", policy(10, 5, 300), 60, 0.09, 4, Spread.memoryless(100), Spread.memoryless(3_600)));

    /** Loads whose waits follow from the policy, so that nearly all lie under what is told. */
    static final List<Load> CERTAIN = List.of(
            new Load(
                    "Everybody stays for the whole session",
                    policy(100, 50, 300),
                    2_000,
                    0,
                    1.5,
                    Spread.always(300),
                    NEVER),
            new Load(
                    "Room for all, the rate alone bounds",
                    policy(10_000, 5, 600),
                    1_500,
                    4.5,
                    1,
                    Spread.memoryless(100),
                    NEVER));

    private static final int ROOMS = 40;

    private WaitSimulation() {}

    private static WaitingRoomPolicy policy(int capacity, int admitPerSecond, int sessionSeconds) {
        return TestRoom.of(new ConcertId(new UUID(0, 0)))
                .capacity(capacity)
                .admitPerSecond(admitPerSecond)
                .sessionSeconds(sessionSeconds)
                .policy();
    }

    static Accuracy of(Load load) {
        List<SimulatedRoom> rooms = IntStream.range(0, ROOMS)
                .mapToObj(seed -> new SimulatedRoom(load, seed).run())
                .toList();
        return new Accuracy(
                load,
                rooms.stream().flatMap(room -> room.told().stream()).toList(),
                rooms.stream().flatMap(room -> room.jumps().stream()).sorted().toList());
    }
}
