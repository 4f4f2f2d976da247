package io.frontrow.bootstrap.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.bootstrap.OperationsManual;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricDocumentationTest {

    @Test
    void theTableHasEveryMetricWithItsTag() {
        assertThat(OperationsManual.table("observability.md", "Metrics", "metric"))
                .extracting(row -> List.of(row.get(0), row.get(1)))
                .containsExactlyElementsOf(Arrays.stream(Metric.values())
                        .map(metric -> List.of(prometheusName(metric), metric.tag() == null ? "" : metric.tag()))
                        .toList());
    }

    private static String prometheusName(Metric metric) {
        String suffix = switch (metric.kind()) {
            case COUNTER -> "_total";
            case GAUGE -> "";
            case TIME_GAUGE, TIMER -> "_seconds";
        };
        return metric.id().replace('.', '_') + suffix;
    }
}
