package io.frontrow.adapter.web.catalog;

import io.frontrow.adapter.web.http.Answer;
import io.frontrow.adapter.web.http.PageResponse;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.queue.TurnProblems;
import io.frontrow.catalog.ListPerformances;
import io.frontrow.catalog.model.Concert;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.catalog.port.Concerts;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.shared.model.PageRequest;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows what is on. */
@RestController
@RequestMapping(path = "/concerts", produces = MediaType.APPLICATION_JSON_VALUE)
final class ConcertController {
    private final Concerts concerts;
    private final ListPerformances listPerformances;

    ConcertController(Concerts concerts, ListPerformances listPerformances) {
        this.concerts = concerts;
        this.listPerformances = listPerformances;
    }

    @GetMapping
    Mono<Answer> list(PageRequest request) {
        return concerts.upcoming(request).map(page -> Answer.ok(PageResponse.of(page, ConcertResponse::of)));
    }

    @GetMapping("/{concertId}")
    Mono<Answer> find(@PathVariable ConcertId concertId) {
        return concerts.find(concertId).map(ConcertController::answer);
    }

    @GetMapping("/{concertId}/performances")
    Mono<Answer> performances(@PathVariable ConcertId concertId, Optional<QueueTicket> ticket, PageRequest request) {
        return listPerformances
                .list(new ListPerformances.Command(concertId, ticket, request))
                .map(ConcertController::answer);
    }

    private static Answer answer(Optional<Concert> found) {
        return found.<Answer>map(concert -> Answer.ok(ConcertResponse.of(concert)))
                .orElseGet(() -> Answer.refused(ProblemCode.UNKNOWN_CONCERT));
    }

    private static Answer answer(ListPerformances.Result result) {
        return switch (result) {
            case ListPerformances.Result.Listed(var page) -> Answer.ok(PageResponse.of(page, PerformanceResponse::of));
            case ListPerformances.Result.UnknownConcert() -> Answer.refused(ProblemCode.UNKNOWN_CONCERT);
            case ListPerformances.Result.NoTicket() -> Answer.refused(ProblemCode.QUEUE_TOKEN_MISSING);
            case ListPerformances.Result.NoTurn(var why) -> Answer.refused(TurnProblems.of(why));
        };
    }
}
