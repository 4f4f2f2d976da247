package io.frontrow.catalog.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.model.Concert;
import io.frontrow.shared.SystemOfRecordContract;
import io.frontrow.shared.id.ConcertId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The contract of {@link Concerts}. */
public abstract class ConcertsContract extends SystemOfRecordContract {

    @Test
    void findsWhatItAdded() {
        Concert concert = aConcert();

        assertThat(get(store().concerts().find(concert.concertId()))).contains(concert);
    }

    @Test
    void findsNoUnknownConcert() {
        assertThat(get(store().concerts().find(new ConcertId(UUID.randomUUID()))))
                .isEmpty();
    }

    @Test
    void findsTheFirstAndTheLastUpcomingPerformance() {
        Concert concert = aConcert();
        Instant first = fromNow(Duration.ofDays(1));
        Instant last = fromNow(Duration.ofDays(3));
        aPerformance(concert, fromNow(Duration.ofDays(-1)));
        aPerformance(concert, last);
        aPerformance(concert, first);
        aPerformance(concert, fromNow(Duration.ofDays(2)));

        assertThat(get(store().concerts().find(concert.concertId())))
                .hasValueSatisfying(found -> assertThat(List.of(found.firstStartsAt(), found.lastStartsAt()))
                        .containsExactly(first, last));
    }

    @Test
    void listsOnlyConcertsWithADateToCome() {
        Concert withoutDate = aConcert();
        Concert begun = aConcert();
        aPerformance(begun, fromNow(MOMENT));
        Concert toCome = aConcert();
        aPerformance(toCome, fromNow(Duration.ofDays(1)));
        store().time().pass(MOMENT);

        assertThat(all(200, store().concerts()::upcoming))
                .extracting(Concert::concertId)
                .contains(toCome.concertId())
                .doesNotContain(withoutDate.concertId(), begun.concertId());
    }

    @Test
    void listsByTheFirstDateToComePageByPage() {
        Instant sameDay = fromNow(Duration.ofDays(30));
        Concert third = aConcertOn(fromNow(Duration.ofDays(40)));
        Concert first = aConcertOn(fromNow(Duration.ofDays(20)));
        Concert oneOfTwo = aConcertOn(sameDay);
        Concert otherOfTwo = aConcertOn(sameDay);

        List<ConcertId> listed = all(1, store().concerts()::upcoming).stream()
                .map(Concert::concertId)
                .toList();

        assertThat(listed).doesNotHaveDuplicates().contains(oneOfTwo.concertId(), otherOfTwo.concertId());
        assertThat(listed).containsSubsequence(first.concertId(), oneOfTwo.concertId(), third.concertId());
        assertThat(listed).containsSubsequence(first.concertId(), otherOfTwo.concertId(), third.concertId());
    }

    @Test
    void bearsAnyCursor() {
        assertBearsAnyCursor(store().concerts()::upcoming);
    }

    private Concert aConcertOn(Instant startsAt) {
        Concert concert = aConcert();
        aPerformance(concert, startsAt);
        return concert;
    }
}
