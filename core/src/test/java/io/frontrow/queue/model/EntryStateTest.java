package io.frontrow.queue.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class EntryStateTest {

    @Test
    void onlyAnActiveEntryMayBook() {
        assertThat(new EntryState.Active(Instant.EPOCH).refusal()).isEmpty();
        assertThat(new EntryState.Waiting(7, 3).refusal()).contains(new TurnRefusal.NotYourTurn(7));
        assertThat(new EntryState.Gone(GoneReason.LEFT).refusal()).contains(new TurnRefusal.EntryGone(GoneReason.LEFT));
    }

    @Test
    void aLostEntryHasNoRefusal() {
        assertThatThrownBy(() -> new EntryState.Lost().refusal()).isInstanceOf(IllegalStateException.class);
    }
}
