package io.frontrow.adapter.web.seat;

import io.frontrow.seat.model.SeatStatus;
import java.util.Base64;
import java.util.function.IntFunction;

/** The compact form of seats: two bits for the status of each seat, in the order of seat numbers. */
final class SeatCodes {
    private static final int BITS = 2;
    private static final int SEATS_PER_BYTE = Byte.SIZE / BITS;

    private SeatCodes() {}

    /** {@return the code of a status, 0 to 3} */
    static int of(SeatStatus status) {
        return switch (status) {
            case AVAILABLE -> 0;
            case HELD -> 1;
            case RESERVED -> 2;
            case SOLD -> 3;
        };
    }

    /**
     * {@return the codes of the seats 1 to {@code seats} in base64; the first seat of a byte has its lowest bits}
     *
     * @param status the status of a seat by its number
     */
    static String base64(int seats, IntFunction<SeatStatus> status) {
        byte[] codes = new byte[Math.ceilDiv(seats, SEATS_PER_BYTE)];
        for (int index = 0; index < seats; index++) {
            int code = of(status.apply(index + 1));
            codes[index / SEATS_PER_BYTE] |= (byte) (code << (index % SEATS_PER_BYTE * BITS));
        }
        return Base64.getEncoder().encodeToString(codes);
    }
}
