package io.frontrow.pages;

import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.Performance;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;

/** The base of tests of the operator's console. Each ends with the audit. */
abstract class ConsoleTest extends PagesTest {
    static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    /** Somebody with a new account that is an operator's, at the list of concerts. */
    final Visitor operator(Device device) {
        Account account = Account.of(frontrow());
        frontrow()
                .stores()
                .jdbc()
                .sql("UPDATE app_user SET role = 'ADMIN' WHERE email = :email")
                .param("email", account.email())
                .update();
        return visitor(device).opens("/").signsIn(account);
    }

    static String roomOf(Concert concert) {
        return "/operator/concerts/" + concert.id();
    }

    static String datesOf(Concert concert) {
        return roomOf(concert) + "?view=dates";
    }

    static String pageOf(Performance performance) {
        return "/operator/performances/" + performance.id();
    }

    /** Seven in the evening by the clocks of the venue, in so many days. */
    static ZonedDateTime evening(int days) {
        return Instant.now()
                .atZone(SEOUL)
                .truncatedTo(ChronoUnit.DAYS)
                .plusDays(days)
                .withHour(19);
    }

    /** What a field of a time takes. */
    static String typed(ZonedDateTime time) {
        return FIELD.format(time);
    }

    @AfterEach
    final void auditFindsNothing() {
        frontrow().operator().findsNothingWrong();
    }
}
