package io.frontrow.queue.simulation;

/** A queue of users in the order of arrival, some of whom wait: a binary indexed tree (Fenwick, 1994). */
final class FenwickQueue {

    private final int[] tree;
    private int waiting;

    FenwickQueue(int users) {
        tree = new int[Integer.highestOneBit(Math.max(1, users)) * 2];
    }

    void join(int user) {
        change(user, 1);
    }

    void leave(int user) {
        change(user, -1);
    }

    int waiting() {
        return waiting;
    }

    /** The user with this number of users ahead, from 0 to one less than the number waiting. */
    int userBehind(int ahead) {
        int user = 0;
        int left = ahead;
        for (int step = tree.length / 2; step > 0; step /= 2) {
            if (user + step < tree.length && tree[user + step] <= left) {
                user += step;
                left -= tree[user];
            }
        }
        return user;
    }

    /** The number of waiting users who arrived before this one. */
    int ahead(int user) {
        int ahead = 0;
        for (int i = user; i > 0; i -= i & -i) {
            ahead += tree[i];
        }
        return ahead;
    }

    private void change(int user, int by) {
        waiting += by;
        for (int i = user + 1; i < tree.length; i += i & -i) {
            tree[i] += by;
        }
    }
}
