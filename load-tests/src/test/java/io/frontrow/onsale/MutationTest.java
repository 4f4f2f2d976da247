package io.frontrow.onsale;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.onsale.history.Policy.Order;
import io.frontrow.onsale.judge.Judge;
import io.frontrow.onsale.simulation.SaleSettings;
import io.frontrow.onsale.verdict.Finding;
import io.frontrow.onsale.verdict.Span;
import io.frontrow.onsale.verdict.Status;
import io.frontrow.onsale.verdict.Verdict;
import io.frontrow.onsale.verdict.VerdictLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a service does wrong turns the line red that is about it, and no other. */
class MutationTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Order.class)
    void passesEveryLineOfACorrectSale(Order order) throws IOException {
        Verdict verdict = Judge.judge(sale(order).write(directory));

        assertThat(verdict.findings())
                .allSatisfy(it -> assertThat(it.status()).as(it.toString()).isEqualTo(Status.PASS));
        assertThat(verdict.exitCode()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Mutation.class)
    void failsTheLineThatIsAboutTheMutation(Mutation mutation) throws IOException {
        HistoryFile history = sale(mutation.order);
        mutation.change.accept(history);

        Verdict verdict = Judge.judge(history.write(directory));

        List<Finding> failed = verdict.findings().stream()
                .filter(it -> it.status() == Status.FAIL)
                .toList();
        assertThat(failed).extracting(Finding::line).containsExactly(mutation.line);
        assertThat(verdict.exitCode()).isEqualTo(1);
    }

    @Test
    void passesNothingThatItHasNotSeen() throws IOException {
        HistoryFile history = sale(Order.FIFO);
        history.lines().subList(1, history.lines().size()).clear();

        Verdict verdict = Judge.judge(history.write(directory));

        assertThat(verdict.findings()).extracting(Finding::status).containsOnly(Status.UNKNOWN);
        assertThat(verdict.exitCode()).isEqualTo(2);
    }

    @Test
    void doesNotCountWhatWasNotAskedFor() throws IOException {
        HistoryFile history = withoutFault();
        history.run().remove(List.of("faults", "goals"));

        Verdict verdict = Judge.judge(history.write(directory));

        assertThat(verdict.findings())
                .filteredOn(it -> !it.applies())
                .extracting(Finding::line)
                .containsExactly(VerdictLine.LATENCY, VerdictLine.RECOVERED);
        assertThat(verdict.exitCode()).isZero();
    }

    @Test
    void isNotSureOfAFaultThatWasChosenAndNotMade() throws IOException {
        Verdict verdict = Judge.judge(withoutFault().write(directory));

        assertThat(verdict.findings())
                .filteredOn(it -> it.status() != Status.PASS)
                .extracting(Finding::line)
                .containsExactly(VerdictLine.RECOVERED);
        assertThat(verdict.exitCode()).isEqualTo(2);
    }

    @Test
    void isNotSureOfAPaymentThatIsPendingAtTheEnd() throws IOException {
        HistoryFile history = sale(Order.FIFO);
        history.calls("listPayments")
                .map(list -> list.at("/told/items"))
                .filter(payments -> !payments.isEmpty())
                .findFirst()
                .map(ArrayNode.class::cast)
                .orElseThrow()
                .addObject()
                .put("paymentId", "payment-pending")
                .put("status", "PENDING");

        Verdict verdict = Judge.judge(history.write(directory));

        assertThat(verdict.findings())
                .filteredOn(it -> it.status() != Status.PASS)
                .extracting(Finding::line)
                .containsExactly(VerdictLine.CHARGED);
        assertThat(verdict.exitCode()).isEqualTo(2);
    }

    @Test
    void saysThatAnAuditHadNoAnswerDuringAFault() throws IOException {
        HistoryFile history = sale(Order.FIFO);
        ObjectNode fault = history.lines().stream()
                .filter(it -> it.path("kind").asString().equals("fault"))
                .findFirst()
                .orElseThrow();
        history.lines()
                .add(unanswered(audit(history, 1))
                        .put("end", fault.path("start").asLong()));

        Finding audit = finding(history, VerdictLine.AUDIT);

        assertThat(audit.status()).isEqualTo(Status.PASS);
        assertThat(audit.reason()).isEqualTo("3 of 4 audits were ok, 1 had no answer (during redis-stopped)");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void isNotSureWithoutAnAuditBeforeDuringAndAfter(int unanswered) throws IOException {
        HistoryFile history = sale(Order.FIFO);
        ObjectNode audit = audit(history, unanswered);
        history.lines().set(history.lines().indexOf(audit), unanswered(audit));

        Finding finding = finding(history, VerdictLine.AUDIT);

        assertThat(finding.status()).isEqualTo(Status.UNKNOWN);
        assertThat(finding.reason()).startsWith("2 of 3 audits were ok, 1 had no answer;");
    }

    private static ObjectNode audit(HistoryFile history, int index) {
        return history.calls("runAudit").skip(index).findFirst().orElseThrow();
    }

    private static ObjectNode unanswered(ObjectNode audit) {
        ObjectNode unanswered = audit.deepCopy().put("outcome", "unknown").put("status", 503);
        unanswered.remove("told");
        return unanswered;
    }

    private Finding finding(HistoryFile history, VerdictLine line) throws IOException {
        return Judge.judge(history.write(directory)).findings().stream()
                .filter(it -> it.line() == line)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tellsWaitsOfAnEstimateThatWasTooLong() throws IOException {
        HistoryFile history = sale(Order.FIFO);
        history.tellWaits(300, 600);

        Finding wait = finding(history, VerdictLine.WAIT);

        assertThat(wait.status()).isEqualTo(Status.PASS);
        assertThat(wait.reason())
                .contains(" were told 300 s and waited ", "times as long as the waits, which does not fail");
    }

    @Test
    void givesTheWaitsThatItCounted() throws IOException {
        HistoryFile history = sale(Order.FIFO);
        history.tellWaits(30, 45);

        JsonNode figures =
                new JsonMapper().valueToTree(finding(history, VerdictLine.WAIT).figures());

        assertThat(figures.at("/waits")).hasSize(figures.at("/high/told").asInt());
        assertThat(figures.at("/waits")
                        .valueStream()
                        .mapToDouble(it -> it.path("waited").asDouble()))
                .satisfies(waits -> assertThat(waits)
                        .filteredOn(it -> it <= 30)
                        .hasSize(figures.at("/median/kept").asInt()))
                .satisfies(waits -> assertThat(waits)
                        .filteredOn(it -> it <= 45)
                        .hasSize(figures.at("/high/kept").asInt())
                        .hasSizeBetween(1, waits.size() - 1));
    }

    @Test
    void namesTheGoalsAndWhatWasMeasured() throws IOException {
        assertThat(finding(sale(Order.FIFO), VerdictLine.LATENCY).reason())
                .matches("getQueueStatus 50 % within \\d+ ms \\(goal 500\\); joinQueue 50 % within \\d+ ms \\(goal"
                        + " 500\\)");
    }

    private static HistoryFile withoutFault() {
        HistoryFile history = sale(Order.FIFO);
        history.lines().removeIf(it -> it.path("kind").asString().equals("fault"));
        return history;
    }

    @Test
    void showsTheTwoUsersOfASeatThatWasGivenTwice() throws IOException {
        HistoryFile history = sale(Order.FIFO);
        Mutation.SEAT_GIVEN_TWICE.change.accept(history);

        Verdict verdict = Judge.judge(history.write(directory));

        assertThat(verdict.findings().getFirst().evidence().getFirst().spans())
                .extracting(Span::who)
                .satisfies(users -> assertThat(Set.copyOf(users)).hasSize(2))
                .hasSizeLessThan(8);
    }

    private static HistoryFile sale(Order order) {
        return HistoryFile.of(SaleSettings.small(7, order));
    }
}
