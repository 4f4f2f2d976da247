package io.frontrow.reservation;

import io.frontrow.reservation.model.SeatHolder;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Lists the seats of a performance that are not available, with who has them. For operators. */
public interface ListSeatHolders {

    /** The seats by their numbers; empty if there is no such performance. */
    Mono<Optional<Page<SeatHolder>>> list(PerformanceId performanceId, PageRequest request);

    /**
     * All seats by their numbers, of which a hall may have tens of thousands; empty if there is no such performance.
     */
    Mono<Optional<List<SeatHolder>>> all(PerformanceId performanceId);

    /** One seat; a page without an item if it is available, empty if there is no such performance. */
    Mono<Optional<Page<SeatHolder>>> find(PerformanceId performanceId, int seatNumber);
}
