package io.frontrow.adapter.redis.seat;

import io.frontrow.adapter.redis.client.ConcertKeys;
import io.frontrow.adapter.redis.client.Reply;
import io.frontrow.adapter.redis.queue.EntryText;
import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.TurnRefusal;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.seat.port.SeatHolds.HoldRequest;
import io.frontrow.seat.port.SeatHolds.Outcome;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.port.StoreUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A call of {@code hold_seats.lua}: its keys and arguments, and the outcomes that its replies mean. */
record HoldScriptCall(ConcertId concertId, List<HoldRequest> requests) {

    List<String> keys() {
        ConcertKeys keys = new ConcertKeys(concertId);
        Stream<String> shared =
                Stream.of(keys.waiting(), keys.active(), keys.entries(), keys.lastSeen(), keys.performancesWithHolds());
        return Stream.concat(shared, requests.stream().flatMap(request -> keys(keys, request)))
                .toList();
    }

    private static Stream<String> keys(ConcertKeys keys, HoldRequest request) {
        Stream<String> first = Stream.of(
                keys.holdRecord(request.newHoldId()),
                keys.heldSeatsOf(request.performanceId()),
                keys.seatsHeldBy(request.entry().userId()),
                keys.baseEndOf(request.entry().userId()));
        return Stream.concat(
                first, request.seats().stream().mapToObj(number -> keys.seat(request.performanceId(), number)));
    }

    List<?> arguments() {
        return requests.stream().flatMap(HoldScriptCall::arguments).toList();
    }

    private static Stream<Object> arguments(HoldRequest request) {
        Stream<Object> first = Stream.of(
                request.entry().userId().value(),
                EntryText.of(request.entry()),
                request.performanceId().value(),
                request.newHoldId().value(),
                request.holdFor().toMillis(),
                request.limit(),
                request.seats().size(),
                request.claimed().size());
        IntStream numbers = IntStream.concat(request.seats().stream(), request.claimed().stream());
        return Stream.concat(first, numbers.boxed());
    }

    static Outcome outcome(HoldRequest request, Reply reply) {
        return switch (reply.text(0)) {
            case "HELD" -> new Outcome.Held(hold(request, reply), reply.isTrue(4));
            case "NOT_YOUR_TURN" -> new Outcome.NoTurn(notYourTurn(request, reply.number(1)));
            case "GONE" -> new Outcome.NoTurn(new TurnRefusal.EntryGone(GoneReason.valueOf(reply.text(1))));
            case "LOST" ->
                throw new StoreUnavailable(
                        "Redis", new IllegalStateException("the entry was lost after it was checked"));
            case "NO_MORE_HOLDS" -> new Outcome.NoMoreHolds();
            case "TAKEN" -> new Outcome.Taken(RedisSeatHolds.seatsIn(reply.text(1)));
            case "OVER_LIMIT" -> new Outcome.OverLimit();
            default -> throw reply.unexpected();
        };
    }

    /** Of an entry in a pre-queue, whose order may not be drawn yet, the number ahead is not shown. */
    private static TurnRefusal notYourTurn(HoldRequest request, long ahead) {
        return request.entry().place().isOfPreQueue() ? new TurnRefusal.NotDrawn() : new TurnRefusal.NotYourTurn(ahead);
    }

    private static SeatHold hold(HoldRequest request, Reply reply) {
        return new SeatHold(
                new HoldId(reply.id(1)),
                request.performanceId(),
                request.entry().userId(),
                request.seats(),
                reply.instant(2),
                Duration.ofMillis(reply.number(3)));
    }
}
