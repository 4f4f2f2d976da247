package io.frontrow.onsale.export;

import io.frontrow.onsale.judge.seat.Call;
import io.frontrow.onsale.judge.seat.SeatCall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The operations on a seat as those on a register that holds who has the seat: 0 is nobody, users count from 1. To take
 * the seat is a compare-and-set from 0; to give it back is one to 0; to reserve and to pay read the owner. A deadline,
 * the end of a turn and a fault may or may not have freed the seat, which EDN calls {@code :info}: what the register
 * cannot express is that a deadline must have.
 */
final class RegisterEvents {
    private static final int NOBODY = 0;
    private static final long NANOS_PER_MICRO = 1_000;

    private RegisterEvents() {}

    private record Event(long time, boolean isEnd, String edn) {}

    /** {@return the lines of the file, by time; the register is written first, since it would begin empty} */
    static List<String> of(List<SeatCall> calls) {
        List<Event> events = new ArrayList<>();
        int process = 1;
        for (SeatCall call : calls) {
            String operation = operation(call);
            if (!operation.isEmpty()) {
                add(events, call, process++, operation);
            }
        }
        events.sort(Comparator.comparingLong(Event::time).thenComparing(Event::isEnd));
        List<String> lines = new ArrayList<>();
        lines.add("{:process 0, :type :invoke, :f :write, :value 0, :time 0}");
        lines.add("{:process 0, :type :ok, :f :write, :value 0, :time 0}");
        events.forEach(it -> lines.add(it.edn()));
        return lines;
    }

    private static void add(List<Event> events, SeatCall call, int process, String operation) {
        events.add(event(call.start(), false, process, "invoke", asked(call, operation)));
        if (call.end() != Call.NEVER) {
            boolean isKnown = call.isCertain() && !isFreedByService(call);
            events.add(event(call.end(), true, process, isKnown ? "ok" : "info", operation));
        }
    }

    /** A read says what it found only when it ends. */
    private static String asked(SeatCall call, String operation) {
        return isRead(call) ? ":f :read, :value nil" : operation;
    }

    private static Event event(long time, boolean isEnd, int process, String type, String operation) {
        return new Event(
                time,
                isEnd,
                "{:process %d, :type :%s, %s, :time %d}".formatted(process, type, operation, time * NANOS_PER_MICRO));
    }

    private static String operation(SeatCall call) {
        int user = call.user() + 1;
        return switch (call.action()) {
            case HOLD, RESERVE -> cas(NOBODY, user);
            case RESERVE_HELD, PAY -> ":f :read, :value " + user;
            case CANCEL, RELEASE, LEAVE, EXPIRE -> cas(user, NOBODY);
            case LOSE, TAKEN, NOT_HELD, NOT_RESERVED -> "";
        };
    }

    private static String cas(int from, int to) {
        return ":f :cas, :value [%d %d]".formatted(from, to);
    }

    private static boolean isRead(SeatCall call) {
        return switch (call.action()) {
            case RESERVE_HELD, PAY -> true;
            default -> false;
        };
    }

    private static boolean isFreedByService(SeatCall call) {
        return switch (call.action()) {
            case LEAVE, EXPIRE -> true;
            default -> false;
        };
    }
}
