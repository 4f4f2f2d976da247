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
import tools.jackson.databind.node.ArrayNode;

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
