package io.frontrow.adapter.web;

import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PerformanceId;

/** A concert on sale, with one performance. */
record Show(ConcertId concertId, PerformanceId performanceId) {
    String concertPath() {
        return "/api/v1/concerts/" + concertId.value();
    }

    String performancePath() {
        return "/api/v1/performances/" + performanceId.value();
    }
}
