package io.frontrow.onsale.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.onsale.history.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTest {

    @ParameterizedTest
    @CsvSource({
        "200, '', DONE",
        "204, '', DONE",
        "409, seats-taken, REFUSED",
        "429, too-many-requests, REFUSED",
        "409, idempotency-in-flight, UNKNOWN",
        "503, unavailable, UNKNOWN"
    })
    void saysWhatIsKnownOfTheEffect(int status, String code, Outcome outcome) {
        Answer answer = Answer.of(status, code.isEmpty() ? "" : "{\"code\":\"%s\"}".formatted(code));

        assertThat(answer.outcome()).isEqualTo(outcome);
    }

    @Test
    void isUnknownWithoutAnAnswer() {
        assertThat(Answer.NONE.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(Answer.of(200, "{\"seatNum").outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void tellsTheHistoryNoToken() {
        Answer answer = Answer.of(201, """
                {"token": "secret", "ticketId": "t", "state": "WAITING", "position": 3}""");

        assertThat(answer.told().toString()).contains("WAITING").doesNotContain("secret");
    }
}
