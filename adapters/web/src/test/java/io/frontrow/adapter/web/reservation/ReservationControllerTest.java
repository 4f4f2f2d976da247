package io.frontrow.adapter.web.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.Role;
import io.frontrow.adapter.web.http.ApiResponse;
import io.frontrow.adapter.web.security.Caller;
import io.frontrow.catalog.port.Performances;
import io.frontrow.reservation.model.CancellationOutcome;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.SessionId;
import io.frontrow.shared.port.StoreUnavailable;
import java.lang.reflect.Proxy;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class ReservationControllerTest {
    private final SaleFixture sale = new SaleFixture();
    private final Reservation reservation = sale.aReservation(sale.aFanInTurn(), 12);

    @Test
    void reportsADoneCancellationEvenIfThePerformanceCannotBeRead() {
        ReservationController controller = new ReservationController(
                command -> Mono.error(new AssertionError("nothing is reserved")),
                command -> Mono.just(new CancellationOutcome.Canceled(reservation, new HoldId(UUID.randomUUID()))),
                sale.store.reservations(),
                unavailable());
        Caller caller = new Caller(reservation.userId(), Role.USER, new SessionId(UUID.randomUUID()));

        StepVerifier.create(controller.cancel(caller, reservation.reservationId(), null))
                .assertNext(response -> {
                    ApiResponse.Success success = (ApiResponse.Success) response;
                    assertThat(success.status()).isEqualTo(HttpStatus.OK);
                    assertThat(success.body()).extracting("startsAt").isNull();
                })
                .verifyComplete();
    }

    private static Performances unavailable() {
        return (Performances) Proxy.newProxyInstance(
                Performances.class.getClassLoader(),
                new Class<?>[] {Performances.class},
                (_, _, _) -> Mono.error(new StoreUnavailable("Postgres", new IllegalStateException("down"))));
    }
}
