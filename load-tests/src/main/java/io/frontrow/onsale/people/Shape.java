package io.frontrow.onsale.people;

import java.util.Random;
import java.util.Set;

/**
 * When people arrive. A flash crowd has a ramp, a plateau and a decline (Ari, Hong, Miller, Brandt and Long,
 * <em>Managing Flash Crowds on the Internet</em>, MASCOTS 2003); each shape is the part of it that a kind of sale
 * shows.
 */
public enum Shape {
    /** Most wait before the opening; of the others, most come at the opening. */
    LOBBY {
        @Override
        double second(Random random, Set<Habit> habits, double opening, double spread) {
            if (habits.contains(Habit.EARLY)) {
                return opening * random.nextDouble();
            }
            return habits.contains(Habit.LATE)
                    ? opening + spread * (1 + random.nextDouble()) / 2
                    : opening + Math.min(spread, exponential(random, spread / 10));
        }
    },
    /** More and more come, from the opening on. */
    RAMP {
        @Override
        double second(Random random, Set<Habit> habits, double opening, double spread) {
            return opening + spread * Math.sqrt(random.nextDouble());
        }
    },
    /** All come at the opening. */
    SPIKE {
        @Override
        double second(Random random, Set<Habit> habits, double opening, double spread) {
            return opening + Math.min(spread, exponential(random, spread / 30));
        }
    },
    /** As many come in each second, from the opening on. */
    SOAK {
        @Override
        double second(Random random, Set<Habit> habits, double opening, double spread) {
            return opening + spread * random.nextDouble();
        }
    };

    /**
     * {@return the second at which somebody comes}
     *
     * @param opening the second of the opening
     * @param spread seconds after the opening in which people come
     */
    abstract double second(Random random, Set<Habit> habits, double opening, double spread);

    private static double exponential(Random random, double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }
}
