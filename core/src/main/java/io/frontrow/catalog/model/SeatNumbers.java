package io.frontrow.catalog.model;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** A set of seat numbers in ascending order; cheap for one seat and for a whole hall. */
public final class SeatNumbers {

    public static final SeatNumbers NONE = new SeatNumbers(new BitSet());

    private final BitSet numbers;

    private SeatNumbers(BitSet numbers) {
        this.numbers = numbers;
    }

    public static SeatNumbers of(int... numbers) {
        return of(IntStream.of(numbers));
    }

    /**
     * Collects numbers into a set.
     *
     * @param numbers not negative
     */
    public static SeatNumbers of(IntStream numbers) {
        BitSet bits = new BitSet();
        numbers.forEach(bits::set);
        return new SeatNumbers(bits);
    }

    public int size() {
        return numbers.cardinality();
    }

    public boolean isEmpty() {
        return numbers.isEmpty();
    }

    public boolean contains(int number) {
        return numbers.get(number);
    }

    public IntStream stream() {
        return numbers.stream();
    }

    public List<Integer> toList() {
        return stream().boxed().toList();
    }

    public SeatNumbers union(SeatNumbers others) {
        BitSet bits = copy();
        bits.or(others.numbers);
        return new SeatNumbers(bits);
    }

    public SeatNumbers intersect(SeatNumbers others) {
        BitSet bits = copy();
        bits.and(others.numbers);
        return new SeatNumbers(bits);
    }

    public SeatNumbers minus(SeatNumbers others) {
        BitSet bits = copy();
        bits.andNot(others.numbers);
        return new SeatNumbers(bits);
    }

    private BitSet copy() {
        BitSet copy = new BitSet();
        copy.or(numbers);
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SeatNumbers that && numbers.equals(that.numbers);
    }

    @Override
    public int hashCode() {
        return numbers.hashCode();
    }

    @Override
    public String toString() {
        return numbers.toString();
    }
}
