package io.frontrow.onsale.judge.seat;

/** A seat of a performance. */
public record SeatId(String performance, int number) {
    @Override
    public String toString() {
        return "seat " + number + " of " + performance;
    }
}
