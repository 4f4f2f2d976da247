package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.redis.TestRedis;
import io.frontrow.adapter.web.openapi.OpenApiDocument;
import io.frontrow.scenario.harness.ApiCalls;
import io.frontrow.scenario.harness.CountingProxy;
import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.Repository;
import io.frontrow.scenario.harness.Stores;
import io.frontrow.scenario.harness.TestSystem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What the operations of the API cost the stores, compared with the documented tables. Each is called a few times, one
 * call after the other, and the cheapest call counts, so that what jobs do meanwhile does not.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallCostsTest {

    private static final int REPEATS = 7;
    private static final String[] RARE_JOBS = {
        "--frontrow.jobs.full-admission-delay=1m",
        "--frontrow.jobs.expire-reservations-delay=1m",
        "--frontrow.jobs.purge-holds-delay=1m",
        "--frontrow.jobs.evict-idle-delay=1m",
        "--frontrow.jobs.metrics-delay=1m",
        "--frontrow.events.relay-delay=1m",
        "--frontrow.gateway.reconcile-delay=1m",
        "--frontrow.gateway.sandbox.late-callback-delay=1m"
    };
    private static final String PAGE = "docs/call-costs.md";

    private final Stores direct = Stores.ofTests();
    private final CountingProxy postgres = CountingProxy.ofPostgres(direct.postgresHost(), direct.postgresPort());
    private final CountingProxy redis = CountingProxy.ofRedis(TestRedis.host(), TestRedis.port());
    private final Stores stores = direct.through(postgres.port(), redis.port());
    private final FrontrowServer server = FrontrowServer.start(stores, RARE_JOBS);
    private final TestSystem frontrow = TestSystem.of(stores, server);

    @AfterAll
    void end() {
        server.close();
        redis.close();
        postgres.close();
    }

    @Test
    @DisplayName("P-16 No call costs the stores more than documented, and public lists cost nothing for each visitor")
    void costsNoMoreThanDocumented() {
        Map<String, Cost> documented = documented();

        Map<String, Cost> measured = new LinkedHashMap<>();
        ApiCalls.of(frontrow).forEach((operation, call) -> measured.put(operation, measure(call)));

        assertThat(measured.keySet()).containsExactlyInAnyOrderElementsOf(documented.keySet());
        assertThat(measured.keySet().stream().map(CallCostsTest::operation))
                .as("every operation of the API")
                .containsAll(operations());
        documented.forEach((operation, limit) -> assertThat(measured.get(operation))
                .as("%s, of %s", operation, measured)
                .isNotNull()
                .satisfies(cost -> {
                    assertThat(cost.statements()).isLessThanOrEqualTo(limit.statements());
                    assertThat(cost.commands()).isLessThanOrEqualTo(limit.commands());
                }));
    }

    private static List<String> operations() {
        return OpenApiDocument.load().operations().stream()
                .map(operation -> operation.node().path("operationId").asString())
                .toList();
    }

    /** The operation without what is in parentheses behind it. */
    private static String operation(String name) {
        return name.replaceAll(" \\(.*", "");
    }

    private Cost measure(Supplier<Runnable> call) {
        List<Cost> costs =
                Stream.generate(() -> measureOnce(call.get())).limit(REPEATS).toList();
        return new Cost(least(costs, Cost::statements), least(costs, Cost::commands));
    }

    private Cost measureOnce(Runnable call) {
        long statements = postgres.count();
        long commands = redis.count();
        call.run();
        return new Cost(postgres.count() - statements, redis.count() - commands);
    }

    private static long least(List<Cost> costs, ToLongFunction<Cost> count) {
        return costs.stream().mapToLong(count).min().orElseThrow();
    }

    /** The rows of the tables of the page: call, statements, commands and class. */
    private static Map<String, Cost> documented() {
        Map<String, Cost> costs = new LinkedHashMap<>();
        for (String line : Repository.read(PAGE).lines().toList()) {
            List<String> cells =
                    Stream.of(line.split("\\|", -1)).map(String::strip).toList();
            if (cells.size() == 6 && cells.get(2).matches("\\d+")) {
                Cost cost = new Cost(Long.parseLong(cells.get(2)), Long.parseLong(cells.get(3)));
                assertThat(cells.get(4)).as("class of %s", cells.get(1)).isEqualTo(cost.category());
                costs.put(cells.get(1).replace("`", ""), cost);
            }
        }
        return costs;
    }

    /** What one call costs at most. */
    private record Cost(long statements, long commands) {

        String category() {
            long all = statements + commands;
            return all == 0 ? "free" : all <= 2 ? "cheap" : all <= 6 ? "medium" : "dear";
        }
    }
}
