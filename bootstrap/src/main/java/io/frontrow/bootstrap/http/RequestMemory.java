package io.frontrow.bootstrap.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds the memory of requests before they are handled, for each and for all connections of an instance: bodies whose
 * end has not arrived, and heads that wait behind an open response. If all together take too much, those that have sent
 * more than usual are refused, and small ones are not.
 */
final class RequestMemory {

    /** What the objects of a piece take beside its bytes. */
    private static final int PIECE_COST = 512;

    /** A body of the largest size, 64 KB, in packets of a few hundred bytes each. */
    static final long BODY_COST_MAX = 256 * 1024;

    /** A body of the API in a few packets. */
    static final long USUAL_BODY_COST = 4 * 1024;

    private final AtomicLong total = new AtomicLong();
    private final long totalMax;

    /** @param totalMax the bytes that the requests of all connections may take */
    RequestMemory(long totalMax) {
        this.totalMax = totalMax;
    }

    /** {@return memory of an eighth of the heap} */
    static RequestMemory withinHeap() {
        return new RequestMemory(Runtime.getRuntime().maxMemory() / 8);
    }

    /** {@return what one connection takes of it} */
    Share newShare() {
        return new Share();
    }

    /** The bytes that all take now. */
    long total() {
        return total.get();
    }

    /** What a connection takes of the memory. Used on the event loop of the connection. */
    final class Share {

        private long cost;

        private Share() {}

        /**
         * Adds a piece of a body, or a head.
         *
         * @return whether the connection may go on
         */
        boolean add(int bytes) {
            long added = PIECE_COST + (long) bytes;
            cost += added;
            return total.addAndGet(added) <= totalMax ? cost <= BODY_COST_MAX : cost <= USUAL_BODY_COST;
        }

        /** Gives back what was added for so many bytes. */
        void remove(int bytes) {
            long removed = PIECE_COST + (long) bytes;
            cost -= removed;
            total.addAndGet(-removed);
        }

        /** Gives back all of it. */
        void clear() {
            total.addAndGet(-cost);
            cost = 0;
        }
    }
}
