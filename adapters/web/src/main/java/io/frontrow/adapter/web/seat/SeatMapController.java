package io.frontrow.adapter.web.seat;

import io.frontrow.adapter.web.http.Answer;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.queue.TurnProblems;
import io.frontrow.catalog.model.PerformanceId;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.seat.ReadSeatMap;
import io.frontrow.seat.model.SeatMap;
import io.frontrow.seat.model.SeatStatus;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows the seats of a performance to those whose turn it is. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
final class SeatMapController {
    private final ReadSeatMap readSeatMap;
    private final SeatMapEncoder encoder;

    SeatMapController(ReadSeatMap readSeatMap, SeatMapEncoder encoder) {
        this.readSeatMap = readSeatMap;
        this.encoder = encoder;
    }

    @GetMapping("/performances/{performanceId}/seats")
    Mono<Answer> seats(
            @PathVariable PerformanceId performanceId, QueueTicket ticket, @RequestParam Optional<SeatStatus> status) {
        return readSeatMap.read(ticket, performanceId).map(result -> answer(result, status));
    }

    private Answer answer(ReadSeatMap.Result result, Optional<SeatStatus> status) {
        return switch (result) {
            case ReadSeatMap.Result.Read(var map) -> answer(map, status);
            case ReadSeatMap.Result.NoTurn(var why) -> Answer.refused(TurnProblems.of(why));
            case ReadSeatMap.Result.UnknownPerformance() -> Answer.refused(ProblemCode.UNKNOWN_PERFORMANCE);
            case ReadSeatMap.Result.NotBookable() -> Answer.refused(ProblemCode.PERFORMANCE_NOT_BOOKABLE);
        };
    }

    private Answer answer(SeatMap map, Optional<SeatStatus> status) {
        EncodedSeats seats = encoder.encode(map, status);
        return Answer.ok(seats.asOf(map))
                .with(HttpHeaders.ETAG, seats.eTag())
                .with(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }
}
