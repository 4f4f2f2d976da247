package io.frontrow.onsale.people;

import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The seats that are free, best first: seat 1 is at the stage. */
final class SeatMap {
    private static final int SEATS_PER_BYTE = 4;
    private static final int STATUS_MASK = 3;

    private final List<Integer> free;

    private SeatMap(List<Integer> free) {
        this.free = free;
    }

    /** {@return the map of {@code listSeatStatuses}: base64 of two bits a seat, 0 if it is free} */
    static SeatMap of(String statuses, int seats) {
        byte[] bytes = Base64.getDecoder().decode(statuses);
        return new SeatMap(IntStream.range(0, Math.min(seats, bytes.length * SEATS_PER_BYTE))
                .filter(i -> ((bytes[i / SEATS_PER_BYTE] >> (2 * (i % SEATS_PER_BYTE))) & STATUS_MASK) == 0)
                .mapToObj(i -> i + 1)
                .toList());
    }

    /** {@return seats that are free, more likely those at the front; none if there are not so many} */
    List<Integer> choose(int count, Random random) {
        if (free.size() < count) {
            return List.of();
        }
        double taste = random.nextDouble();
        int first = (int) (taste * taste * (free.size() - count + 1));
        return List.copyOf(free.subList(first, first + count));
    }
}
