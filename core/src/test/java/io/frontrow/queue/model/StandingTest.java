package io.frontrow.queue.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class StandingTest {

    @Test
    void onlyWhoIsInMayBook() {
        assertThat(new Standing.Active(Instant.EPOCH).refusal()).isEmpty();
        assertThat(new Standing.Waiting(7, 3).refusal()).contains(new TurnRefusal.NotYourTurn(7));
        assertThat(new Standing.Gone().refusal()).contains(new TurnRefusal.TicketGone());
    }

    @Test
    void aLostTicketSaysNothingAboutItsTurn() {
        assertThatThrownBy(() -> new Standing.Lost().refusal()).isInstanceOf(IllegalStateException.class);
    }
}
