package io.frontrow.queue.port;

import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.port.QueueEntries.Joined;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.Assertions;

/** Asserts which queue entry a user has after joining, and what joining did. */
public final class EntryAssert extends AbstractObjectAssert<EntryAssert, Joined> {

    private EntryAssert(Joined actual) {
        super(actual, EntryAssert.class);
    }

    public static EntryAssert assertThat(Joined actual) {
        return new EntryAssert(actual);
    }

    public EntryAssert isEntry(QueueEntry expected) {
        Assertions.assertThat(actual.entry()).isEqualTo(expected);
        return this;
    }

    public EntryAssert hasState(EntryState expected) {
        Assertions.assertThat(actual.state()).isEqualTo(expected);
        return this;
    }

    /** Asserts that the entry waits behind this number of others, while no turn runs. */
    public EntryAssert waitsBehind(long ahead) {
        return hasState(new EntryState.Waiting(ahead, 0));
    }

    public EntryAssert isNew() {
        Assertions.assertThat(actual.isNew()).as("new entry").isTrue();
        return this;
    }

    public EntryAssert isNotNew() {
        Assertions.assertThat(actual.isNew()).as("new entry").isFalse();
        return this;
    }

    public EntryAssert gaveUpTurn() {
        Assertions.assertThat(actual.gaveUpTurn()).as("gave up a turn").isTrue();
        return this;
    }

    public EntryAssert gaveUpNoTurn() {
        Assertions.assertThat(actual.gaveUpTurn()).as("gave up a turn").isFalse();
        return this;
    }
}
