package io.frontrow.queue.simulation;

/** A queue of users in the order of arrival, some of whom wait: a binary indexed tree (Fenwick, 1994). */
final class FenwickQueue {

    private final int[] tree;
    private int waiting;

    FenwickQueue(int people) {
        tree = new int[Integer.highestOneBit(Math.max(1, people)) * 2];
    }

    void join(int person) {
        change(person, 1);
    }

    void leave(int person) {
        change(person, -1);
    }

    int waiting() {
        return waiting;
    }

    /** The user with this number of users ahead, from 0 to one less than the number waiting. */
    int personBehind(int ahead) {
        int person = 0;
        int left = ahead;
        for (int step = tree.length / 2; step > 0; step /= 2) {
            if (person + step < tree.length && tree[person + step] <= left) {
                person += step;
                left -= tree[person];
            }
        }
        return person;
    }

    /** The number of waiting users who arrived before this one. */
    int ahead(int person) {
        int ahead = 0;
        for (int i = person; i > 0; i -= i & -i) {
            ahead += tree[i];
        }
        return ahead;
    }

    private void change(int person, int by) {
        waiting += by;
        for (int i = person + 1; i < tree.length; i += i & -i) {
            tree[i] += by;
        }
    }
}
