package io.frontrow.onsale.people;

import static java.util.stream.Collectors.toMap;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/** Which share of the fans has which habit. */
public final class Mix {
    private static final Map<String, Habit> NAMES =
            Arrays.stream(Habit.values()).collect(toMap(Habit::toString, Function.identity()));

    private final Map<Habit, Double> shares = new EnumMap<>(Habit.class);

    /**
     * Creates a mix.
     *
     * @param changes shares from 0 to 1 by the names of habits; all others have their default
     * @throws IllegalArgumentException if there is no such habit or share
     */
    public Mix(Map<String, Double> changes) {
        for (Habit habit : Habit.values()) {
            shares.put(habit, habit.share());
        }
        changes.forEach((name, share) -> {
            Habit habit = NAMES.get(name);
            if (habit == null || share < 0 || share > 1) {
                throw new IllegalArgumentException("the mix has no " + name + "=" + share);
            }
            shares.put(habit, share);
        });
    }

    /** {@return a mix of which nobody has a habit} */
    static Mix ofNothing() {
        return new Mix(Arrays.stream(Habit.values()).collect(toMap(Habit::toString, _ -> 0.0)));
    }

    /** {@return the habits of a fan} */
    Set<Habit> draw(Random random) {
        Set<Habit> habits = EnumSet.noneOf(Habit.class);
        shares.forEach((habit, share) -> {
            if (random.nextDouble() < share) {
                habits.add(habit);
            }
        });
        return habits;
    }
}
