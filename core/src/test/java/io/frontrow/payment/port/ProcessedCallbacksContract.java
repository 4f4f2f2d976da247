package io.frontrow.payment.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.payment.model.CallbackId;
import io.frontrow.shared.SystemOfRecordContract;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The contract of {@link ProcessedCallbacks}. */
public abstract class ProcessedCallbacksContract extends SystemOfRecordContract {

    private final CallbackId callbackId = new CallbackId(UUID.randomUUID().toString());

    @Test
    void knowsACallbackAgain() {
        assertThat(remember()).isTrue();
        assertThat(remember()).isFalse();
    }

    @Test
    void remembersOneOfManyAtOnceAsTheFirst() {
        assertThat(atOnce(20, _ -> store().processedCallbacks().remember(callbackId)))
                .filteredOn(isFirst -> isFirst)
                .hasSize(1);
    }

    private boolean remember() {
        return get(store().processedCallbacks().remember(callbackId));
    }
}
