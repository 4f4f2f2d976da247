package io.frontrow.pages;

import io.frontrow.account.model.Role;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.Performance;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** The base of tests of the operator's console. */
abstract class ConsoleTest extends PagesTest {
    static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    /** Somebody with a new account that is an operator's. */
    final Visitor operator(Device device) {
        return visitor(device).signsIn(Account.of(frontrow(), Role.ADMIN));
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
}
