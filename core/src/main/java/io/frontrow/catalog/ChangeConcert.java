package io.frontrow.catalog;

import io.frontrow.catalog.model.Concert;
import io.frontrow.catalog.model.ConcertChange;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import reactor.core.publisher.Mono;

/** Changes a concert. A waiting room that opens with the sale goes on doing so. For operators. */
public interface ChangeConcert {

    Mono<Result> change(UserId operatorId, ConcertId concertId, ConcertChange change);

    sealed interface Result {

        record Changed(Concert concert) implements Result {}

        record UnknownConcert() implements Result {}

        /** The stores do not agree on the rules of the time zone. */
        record TimeZoneDiffers() implements Result {}

        /** A performance that is to come would begin before the sale opens. */
        record SaleAfterPerformance() implements Result {}
    }
}
