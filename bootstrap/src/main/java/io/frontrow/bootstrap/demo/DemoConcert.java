package io.frontrow.bootstrap.demo;

import io.frontrow.catalog.CreateConcert;
import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.catalog.model.Section;
import io.frontrow.catalog.model.SectionPosition;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Points;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A demo concert.
 *
 * @param firstInDays the number of days from today to the first performance
 * @param performances the number of performances, on consecutive evenings
 */
record DemoConcert(
        String title,
        String artist,
        String venue,
        ZoneId timeZone,
        SeatPlan plan,
        int firstInDays,
        int performances,
        Sale sale) {

    /** How far the sale of a demo concert is. */
    enum Sale {
        /** On sale since yesterday. */
        OPEN,
        /** On sale since yesterday to the simulated fans, in a room that is too small for them. */
        CROWDED,
        /** Opens soon, and then again and again: the room has a pre-queue. */
        OPENING,
        /** All seats are sold to the demo fans. */
        SOLD_OUT
    }

    private static final Duration ON_SALE_FOR = Duration.ofDays(1);
    private static final LocalTime DOORS = LocalTime.of(19, 0);
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    static final DemoConcert OPENING = new DemoConcert(
            "First Snow", "Seo Yuna", "Mapo Art Hall", SEOUL, SeatPlan.standardHall(), 75, 2, Sale.OPENING);

    static final DemoConcert SOLD_OUT =
            new DemoConcert("Attic Session", "Haru Quartet", "Seongsu Attic", SEOUL, smallRoom(), 80, 1, Sale.SOLD_OUT);

    /** The concert of the simulated fans. */
    static final DemoConcert CROWDED = new DemoConcert(
            "Strings by the Sea",
            "Haru Quartet",
            "Busan Harbour Hall",
            SEOUL,
            SeatPlan.standardHall(),
            45,
            2,
            Sale.CROWDED);

    static final List<DemoConcert> ALL = List.of(
            new DemoConcert(
                    "Lantern Night", "Seo Yuna", "Mapo Art Hall", SEOUL, SeatPlan.standardHall(), 30, 3, Sale.OPEN),
            CROWDED,
            new DemoConcert(
                    "Late Shift",
                    "Die Spätschicht",
                    "Kulturkeller Wedding",
                    BERLIN,
                    SeatPlan.standardHall(),
                    60,
                    3,
                    Sale.OPEN),
            OPENING,
            SOLD_OUT,
            new DemoConcert(
                    "The Long Encore",
                    "Northern Lights",
                    "Han River Stadium",
                    SEOUL,
                    DemoStadium.plan(),
                    90,
                    2,
                    Sale.OPEN));

    /** As many seats as the demo fans may buy. */
    private static SeatPlan smallRoom() {
        return new SeatPlan(List.of(new Section(
                "Room",
                DemoUsers.FANS,
                DemoPurchases.SEATS_PER_FAN,
                new Points(30_000),
                new SectionPosition(500, 400, 0, 0))));
    }

    /** @param opensAt the next opening of rooms that open soon */
    CreateConcert.Command announcement(UserId operatorId, Instant now, Instant opensAt) {
        return new CreateConcert.Command(
                operatorId, title, artist, venue, timeZone, sale == Sale.OPENING ? opensAt : now.minus(ON_SALE_FOR));
    }

    Stream<Instant> startsAt(Instant now) {
        return IntStream.range(0, performances)
                .mapToObj(day -> now.atZone(timeZone)
                        .plusDays(firstInDays + day)
                        .with(DOORS)
                        .toInstant());
    }
}
