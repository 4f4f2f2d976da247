package io.frontrow.adapter.postgres.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.postgres.OnPostgres;
import io.frontrow.adapter.postgres.TestPostgres;
import io.frontrow.adapter.postgres.sql.Rows;
import io.frontrow.shared.SystemOfRecordContract;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A day is the same day in Java and in Postgres, in every time zone that a concert may have. */
@OnPostgres
class TimeZonesTest extends SystemOfRecordContract {

    private static final int DATES = 200;
    private static final String DAYS = """
            SELECT ((to_timestamp(at) AT TIME ZONE :zone)::date - DATE '1970-01-01')::bigint AS day
            FROM unnest(:instants) WITH ORDINALITY AS sample (at, n) ORDER BY n
            """;

    private final List<ZoneId> zones = ZoneId.getAvailableZoneIds().stream()
            .sorted()
            .filter(zone -> !zone.startsWith("SystemV/"))
            .map(ZoneId::of)
            .toList();

    @Test
    void javaAndPostgresAgreeOnTheDayInEveryAcceptedTimeZone(TestPostgres postgres) {
        List<ZoneId> accepted = zones.stream().filter(this::isAccepted).toList();
        assertThat(accepted).hasSizeGreaterThan(400).contains(ZoneId.of("Asia/Seoul"), ZoneId.of("America/New_York"));

        Random chance = new Random(11);
        assertThat(accepted).allSatisfy(zone -> {
            List<Instant> instants = nearMidnight(zone, chance);
            assertThat(days(postgres, zone, instants))
                    .containsExactlyElementsOf(instants.stream()
                            .map(at -> at.atZone(zone).toLocalDate().toEpochDay())
                            .toList());
        });
    }

    /** Postgres is given a name that it does not know, and rules that are not its own. */
    @Test
    void aTimeZoneThatPostgresKnowsByOtherRulesIsRefused(TestPostgres postgres) {
        assertThat(agrees(postgres, "Europe/Paris", 3_600)).isTrue();
        assertThat(agrees(postgres, "Europe/Paris", 7_200)).isFalse();
        assertThat(agrees(postgres, "Mars/Olympus", 0)).isFalse();
    }

    private static boolean agrees(TestPostgres postgres, String zone, int offsetInWinter) {
        return get(postgres.client()
                .sql("SELECT agrees_on_time_zone(:zone, :instants, :offsets) AS agrees")
                .bind("zone", zone)
                .bind(
                        "instants",
                        new Long[] {Instant.parse("2027-01-15T12:00:00Z").getEpochSecond()})
                .bind("offsets", new Integer[] {offsetInWinter})
                .map(row -> Rows.flag(row, "agrees"))
                .one());
    }

    private boolean isAccepted(ZoneId zone) {
        return get(store().concerts().agreeOn(zone));
    }

    /** Instants of the next ten years, within the hours around midnight, where the days differ first. */
    private static List<Instant> nearMidnight(ZoneId zone, Random chance) {
        return Stream.generate(() -> Instant.now()
                        .plus(chance.nextInt(3_650), ChronoUnit.DAYS)
                        .atZone(zone)
                        .toLocalDate()
                        .atStartOfDay(zone)
                        .toInstant()
                        .plusSeconds(chance.nextInt(-7_200, 7_200)))
                .limit(DATES)
                .toList();
    }

    private static List<Long> days(TestPostgres postgres, ZoneId zone, List<Instant> instants) {
        return get(postgres.client()
                .sql(DAYS)
                .bind("zone", zone.getId())
                .bind("instants", instants.stream().map(Instant::getEpochSecond).toArray(Long[]::new))
                .map(row -> Rows.number(row, "day"))
                .all()
                .collectList());
    }
}
