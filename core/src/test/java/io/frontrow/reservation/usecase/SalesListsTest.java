package io.frontrow.reservation.usecase;

import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.User;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.reservation.ListPerformanceSales;
import io.frontrow.reservation.ListSeatHolders;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.model.SeatHolder;
import io.frontrow.reservation.model.SectionedSales;
import io.frontrow.seat.model.SeatStatus;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.model.Cursor;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SalesListsTest {

    private static final PageRequest FIRST = PageRequest.first(50);

    private final SaleFixture sale = new SaleFixture();
    private final ListPerformanceSales listSales = new ListPerformanceSalesUseCase(
            sale.store.concerts(), sale.store.performances(), sale.store.sales(), sale.holds);
    private final ListSeatHolders listHolders =
            new ListSeatHoldersUseCase(sale.store.performances(), sale.store.sales(), sale.holds);

    @Test
    void aPerformanceIsListedWithItsHeldSeats() {
        QueueEntry fan = sale.aFanInTurn();
        sale.aHold(fan, 12, 13);

        assertThat(get(listSales.ofConcert(sale.concertId(), FIRST))
                        .orElseThrow()
                        .items())
                .singleElement()
                .satisfies(listed -> {
                    assertThat(listed.performance().performanceId()).isEqualTo(sale.performance.performanceId());
                    assertThat(listed.held()).isEqualTo(2);
                    assertThat(listed.available()).isEqualTo(48);
                    assertThat(listed.sections()).hasSize(1);
                });
        assertThat(get(listSales.current(FIRST)).items())
                .extracting(SectionedSales::held)
                .containsExactly(2);
    }

    @Test
    void whatIsUnknownHasNoList() {
        assertThat(get(listSales.ofConcert(new ConcertId(UUID.randomUUID()), FIRST)))
                .isEmpty();
        assertThat(get(listHolders.list(new PerformanceId(UUID.randomUUID()), FIRST)))
                .isEmpty();
        assertThat(get(listHolders.all(new PerformanceId(UUID.randomUUID())))).isEmpty();
        assertThat(get(listHolders.find(new PerformanceId(UUID.randomUUID()), 1)))
                .isEmpty();
    }

    @Test
    void heldSeatsAreListedByNumberInPages() {
        sale.aHold(aKnownFanInTurn(), 12, 13, 7);

        Page<SeatHolder> first = page(PageRequest.first(2));
        assertThat(first.items()).extracting(SeatHolder::seatNumber).containsExactly(7, 12);
        assertThat(first.items()).extracting(SeatHolder::status).containsOnly(SeatStatus.HELD);
        Page<SeatHolder> second = page(new PageRequest(2, first.next()));
        assertThat(second.items()).extracting(SeatHolder::seatNumber).containsExactly(13);
        assertThat(second.next()).isNull();
    }

    @Test
    void allSeatsAreListedWithWhoHoldsThem() {
        QueueEntry one = aKnownFanInTurn();
        QueueEntry other = aKnownFanInTurn();
        sale.aHold(one, 12, 7);
        sale.aHold(other, 9);
        Reservation reserved = sale.aReservation(one.userId(), 3);

        assertThat(get(listHolders.all(sale.performance.performanceId())).orElseThrow())
                .extracting(SeatHolder::seatNumber, SeatHolder::userId, SeatHolder::reservationId)
                .containsExactly(
                        tuple(3, one.userId(), Optional.of(reserved.reservationId())),
                        tuple(7, one.userId(), Optional.empty()),
                        tuple(9, other.userId(), Optional.empty()),
                        tuple(12, one.userId(), Optional.empty()));
    }

    @Test
    void anyCursorIsBorne() {
        sale.aHold(aKnownFanInTurn(), 12);

        for (long key : List.of(Long.MIN_VALUE, -1L, Long.MAX_VALUE)) {
            assertThat(page(new PageRequest(2, new Cursor(key, UUID.randomUUID())))
                            .items())
                    .hasSizeLessThan(2);
        }
    }

    @Test
    void oneSeatIsFound() {
        sale.aHold(aKnownFanInTurn(), 12, 14);

        assertThat(find(12)).extracting(SeatHolder::status).containsExactly(SeatStatus.HELD);
        assertThat(find(13)).isEmpty();
    }

    private QueueEntry aKnownFanInTurn() {
        QueueEntry fan = sale.aFanInTurn();
        Email email = new Email(fan.userId().value() + "@fans.example");
        get(sale.store
                .users()
                .add(new Credentials(
                        new User(fan.userId(), email, "A fan", Role.USER), new PasswordHash("not a hash"))));
        return fan;
    }

    private List<SeatHolder> find(int seatNumber) {
        return get(listHolders.find(sale.performance.performanceId(), seatNumber))
                .orElseThrow()
                .items();
    }

    private Page<SeatHolder> page(PageRequest request) {
        return get(listHolders.list(sale.performance.performanceId(), request)).orElseThrow();
    }
}
