package io.frontrow.payment.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.payment.model.CallbackId;
import io.frontrow.shared.DecidingStoreContract;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link HeardCallbacks} must do. */
public abstract class HeardCallbacksContract extends DecidingStoreContract {

    private final CallbackId callbackId = new CallbackId(UUID.randomUUID().toString());

    @Test
    void knowsACallbackAgain() {
        assertThat(remember()).isTrue();
        assertThat(remember()).isFalse();
    }

    @Test
    void remembersOneOfManyAtOnceAsTheFirst() {
        assertThat(atOnce(20, _ -> store().heardCallbacks().remember(callbackId)))
                .filteredOn(isFirst -> isFirst)
                .hasSize(1);
    }

    @Test
    void forgetsOldOnes() {
        remember();
        store().time().pass(Duration.ofMillis(50));

        assertThat(get(store().heardCallbacks().forget(Duration.ofHours(1), 1_000)))
                .isZero();
        assertThat(remember()).isFalse();
        assertThat(get(store().heardCallbacks().forget(Duration.ofMillis(10), 1_000)))
                .isPositive();
        assertThat(remember()).isTrue();
    }

    private boolean remember() {
        return get(store().heardCallbacks().remember(callbackId));
    }
}
