package io.frontrow.adapter.web.catalog;

import io.frontrow.adapter.web.http.PageResponse;
import io.frontrow.catalog.model.Concert;
import io.frontrow.catalog.port.Offers;
import io.frontrow.shared.model.Page;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes the responses of concerts with their offers. */
@Component
final class ConcertResponses {
    private final Offers offers;

    ConcertResponses(Offers offers) {
        this.offers = offers;
    }

    Mono<ConcertResponse> of(Concert concert) {
        return of(new Page<>(List.of(concert), null)).map(page -> page.items().getFirst());
    }

    /** Reads the offers of the whole page at once. */
    Mono<PageResponse<ConcertResponse>> of(Page<Concert> page) {
        return offers.of(page.items().stream().map(Concert::concertId).toList())
                .map(all -> PageResponse.of(
                        page,
                        concert -> ConcertResponse.of(concert, Objects.requireNonNull(all.get(concert.concertId())))));
    }
}
