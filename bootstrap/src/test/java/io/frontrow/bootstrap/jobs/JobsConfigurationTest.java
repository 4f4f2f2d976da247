package io.frontrow.bootstrap.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.postgres.sql.SeparateConnections;
import io.frontrow.bootstrap.settings.JobProperties;
import io.frontrow.reservation.ListPerformanceSales;
import io.frontrow.reservation.model.SectionedSales;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

class JobsConfigurationTest {
    private static final Duration METRICS_DELAY = Duration.ofSeconds(5);
    private static final JobProperties JOBS =
            new JobProperties(METRICS_DELAY, METRICS_DELAY, METRICS_DELAY, METRICS_DELAY, METRICS_DELAY, METRICS_DELAY);

    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicReference<ContextView> context = new AtomicReference<>(Context.empty());
    private final JobsConfiguration jobs = new JobsConfiguration(new SimpleMeterRegistry());

    @Test
    void theMetricsOfSeatsTakeNoConnectionsOfBuyersAndAreReadLessOftenThanOthers() {
        StepVerifier.withVirtualTime(
                        () -> jobs.seatMetricsJob(new Sales(), JOBS).runs().take(2))
                .expectNext(0L)
                .expectNoEvent(METRICS_DELAY.multipliedBy(5))
                .thenAwait(METRICS_DELAY)
                .expectNext(0L)
                .verifyComplete();

        assertThat(reads).hasValue(2);
        assertThat(context.get().stream())
                .containsAll(
                        SeparateConnections.ofOperator(Context.empty()).stream().toList());
    }

    private final class Sales implements ListPerformanceSales {

        @Override
        public Mono<Optional<Page<SectionedSales>>> ofConcert(ConcertId concertId, PageRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mono<Page<SectionedSales>> current(PageRequest request) {
            return Mono.deferContextual(current -> {
                reads.incrementAndGet();
                context.set(current);
                return Mono.just(new Page<>(List.of(), null));
            });
        }
    }
}
