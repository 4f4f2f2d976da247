package io.frontrow.onsale.page;

import io.frontrow.onsale.history.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** For a sample of the users: the wait that they were told when they joined, and the one that followed. */
final class WaitPoints {
    private static final int POINTS_MAX = 2_000;
    private static final double MICROS = 1e6;

    private final Map<String, Joined> waiting = new HashMap<>();
    private final List<Point> points = new ArrayList<>();

    private record Joined(long end, int median, int high) {}

    /** Seconds. */
    record Point(int median, int high, double waited) {}

    void see(Operation operation) {
        String ticket = operation.ticket();
        if (ticket == null || !operation.isDone()) {
            return;
        }
        Integer median = operation.told().estimatedWaitSeconds();
        Integer high = operation.told().estimatedWaitSecondsHigh();
        if (operation.call().equals("joinQueue") && median != null && high != null) {
            waiting.putIfAbsent(ticket, new Joined(operation.end(), median, high));
        } else if ("ACTIVE".equals(operation.told().state())) {
            admit(waiting.remove(ticket), operation.end());
        }
    }

    private void admit(@Nullable Joined joined, long end) {
        if (joined != null) {
            points.add(new Point(joined.median(), joined.high(), (end - joined.end()) / MICROS));
        }
    }

    /** {@return the points by told median, every n-th of them if they are many} */
    List<Point> points() {
        int step = points.size() / POINTS_MAX + 1;
        List<Point> sorted =
                points.stream().sorted(Comparator.comparingInt(Point::median)).toList();
        List<Point> some = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i += step) {
            some.add(sorted.get(i));
        }
        return some;
    }
}
