package io.frontrow.queue.simulation;

import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.shared.id.ConcertId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Simulates many rooms of each scenario. */
final class WaitSimulation {

    private static final DurationDistribution NEVER = DurationDistribution.always(1e9);

    /** Scenarios whose waits depend on chance, once the room is steady. */
    static final List<ArrivalScenario> BY_CHANCE = List.of(
            new ArrivalScenario(
                    "One burst at the opening",
                    policy(100, 50, 600),
                    3_000,
                    0,
                    2,
                    DurationDistribution.skewed(120, 0.6).forPart(0.85, DurationDistribution.always(600)),
                    NEVER),
            new ArrivalScenario(
                    "Steady arrivals near the rate at which turns end",
                    policy(200, 20, 300),
                    400,
                    2,
                    2,
                    DurationDistribution.skewed(80, 0.66),
                    NEVER),
            new ArrivalScenario(
                    "Steady arrivals near the admission rate, which the capacity just allows",
                    policy(115, 2, 300),
                    300,
                    1.9,
                    2,
                    DurationDistribution.skewed(48, 0.66),
                    NEVER),
            new ArrivalScenario(
                    "Widely spread turns, many users give up early",
                    policy(100, 50, 900),
                    2_000,
                    0.8,
                    3,
                    DurationDistribution.memoryless(20)
                            .forPart(
                                    0.6,
                                    DurationDistribution.memoryless(200)
                                            .forPart(0.75, DurationDistribution.always(900))),
                    DurationDistribution.memoryless(60).forPart(0.3, DurationDistribution.memoryless(3_600))),
            new ArrivalScenario(
                    "A small room",
                    policy(10, 5, 300),
                    60,
                    0.09,
                    4,
                    DurationDistribution.memoryless(100),
                    DurationDistribution.memoryless(3_600)));

    /** Scenarios whose waits follow from the policy, so that nearly all stay below the estimate. */
    static final List<ArrivalScenario> CERTAIN = List.of(
            new ArrivalScenario(
                    "Everybody stays for the whole session",
                    policy(100, 50, 300),
                    2_000,
                    0,
                    1.5,
                    DurationDistribution.always(300),
                    NEVER),
            new ArrivalScenario(
                    "Room for all, the rate alone bounds",
                    policy(10_000, 5, 600),
                    1_500,
                    4.5,
                    1,
                    DurationDistribution.memoryless(100),
                    NEVER));

    private static final int ROOMS = 40;

    private WaitSimulation() {}

    private static WaitingRoomPolicy policy(int capacity, int admitPerSecond, int sessionSeconds) {
        return TestRoom.of(new ConcertId(new UUID(0, 0)))
                .capacity(capacity)
                .admitPerSecond(admitPerSecond)
                .turnSeconds(sessionSeconds)
                .policy();
    }

    static PredictionAccuracy of(ArrivalScenario scenario) {
        List<SimulatedRoom> rooms = IntStream.range(0, ROOMS)
                .mapToObj(seed -> new SimulatedRoom(scenario, seed).run())
                .toList();
        return new PredictionAccuracy(
                scenario,
                rooms.stream().flatMap(room -> room.predictions().stream()).toList(),
                rooms.stream().flatMap(room -> room.jumps().stream()).sorted().toList());
    }
}
