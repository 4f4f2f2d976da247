package io.frontrow.onsale.page;

import io.frontrow.onsale.history.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/** The seats of each performance at a few moments, as far as clients were answered. */
final class SeatFilm {
    private static final int FRAMES = 12;
    private static final long MICROS = 1_000_000;

    private final long firstMicros;
    private final long frameMicros;
    private final long holdMicros;
    private final Map<String, TreeMap<Integer, Seat>> performances = new HashMap<>();
    private final List<Frame> frames = new ArrayList<>();

    private record Seat(char status, long until) {
        static final char FREE = '0';
        static final char HELD = '1';
        static final char RESERVED = '2';
        static final char SOLD = '3';

        char at(long time) {
            return status != SOLD && until < time ? FREE : status;
        }
    }

    /**
     * The seats at a moment.
     *
     * @param seats for each performance a digit for each seat from 1: available, held, reserved, sold
     */
    record Frame(double second, Map<String, String> seats) {}

    /**
     * Creates a film.
     *
     * @param from the second of the first frame
     * @param to the second of the last frame
     */
    SeatFilm(double from, double to, int holdSeconds) {
        firstMicros = (long) (from * MICROS);
        frameMicros = Math.max(1, (long) ((to - from) * MICROS / (FRAMES - 1)));
        holdMicros = holdSeconds * MICROS;
    }

    void see(Operation operation) {
        while (frames.size() < FRAMES && operation.end() > nextFrame()) {
            takeFrame();
        }
        String performance = operation.asked().performanceId();
        if (operation.isDone() && performance != null) {
            TreeMap<Integer, Seat> seats = performances.computeIfAbsent(performance, any -> new TreeMap<>());
            operation.asked().seatNumbers().forEach(number -> change(seats, number, operation));
        }
    }

    private void change(NavigableMap<Integer, Seat> seats, int number, Operation operation) {
        switch (operation.call()) {
            case "holdSeats" -> seats.put(number, new Seat(Seat.HELD, operation.end() + holdMicros));
            case "reserveSeats" -> seats.put(number, new Seat(Seat.RESERVED, operation.end() + holdMicros));
            case "pay", "getPayment" -> {
                if ("SUCCESS".equals(operation.told().status())) {
                    seats.put(number, new Seat(Seat.SOLD, 0));
                }
            }
            case "releaseHold", "cancelReservation" -> seats.put(number, new Seat(Seat.FREE, 0));
            default -> {}
        }
    }

    private long nextFrame() {
        return firstMicros + frames.size() * frameMicros;
    }

    private void takeFrame() {
        long time = nextFrame();
        Map<String, String> seats = new TreeMap<>();
        performances.forEach((performance, of) -> seats.put(performance, digits(of, time)));
        frames.add(new Frame(time / (double) MICROS, seats));
    }

    private static String digits(NavigableMap<Integer, Seat> seats, long time) {
        if (seats.isEmpty()) {
            return "";
        }
        StringBuilder digits = new StringBuilder();
        Seat free = new Seat(Seat.FREE, 0);
        for (int number = 1; number <= seats.lastKey(); number++) {
            digits.append(Objects.requireNonNullElse(seats.get(number), free).at(time));
        }
        return digits.toString();
    }

    List<Frame> frames() {
        while (frames.size() < FRAMES) {
            takeFrame();
        }
        return frames;
    }
}
