package io.frontrow.adapter.web.catalog;

import io.frontrow.adapter.web.validation.PlainText;
import jakarta.validation.constraints.NotNull;

/** Why a performance is canceled. */
record PerformanceCancellation(
        @NotNull @PlainText(max = REASON_MAX) String reason) {
    private static final int REASON_MAX = 280;
}
