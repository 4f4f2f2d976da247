package io.frontrow.adapter.web.queue;

import io.frontrow.adapter.web.http.Answer;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.ChangeWaitingRoom;
import io.frontrow.queue.ReadWaitingRoom;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.WaitingRoom;
import jakarta.validation.Valid;
import java.util.function.BiFunction;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows a waiting room to everybody and to the operator, who may change its rules. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
final class WaitingRoomController {
    private final ReadWaitingRoom readWaitingRoom;
    private final ChangeWaitingRoom changeWaitingRoom;

    WaitingRoomController(ReadWaitingRoom readWaitingRoom, ChangeWaitingRoom changeWaitingRoom) {
        this.readWaitingRoom = readWaitingRoom;
        this.changeWaitingRoom = changeWaitingRoom;
    }

    @GetMapping("/concerts/{concertId}/queue")
    Mono<Answer> queue(@PathVariable ConcertId concertId) {
        return readWaitingRoom.read(concertId).map(result -> answer(result, QueueResponse::of));
    }

    @GetMapping("/admin/concerts/{concertId}/waiting-room")
    Mono<Answer> waitingRoom(@PathVariable ConcertId concertId) {
        return readWaitingRoom.read(concertId).map(result -> answer(result, WaitingRoomResponse::of));
    }

    @PutMapping("/admin/concerts/{concertId}/waiting-room")
    Mono<Answer> change(@PathVariable ConcertId concertId, @Valid @RequestBody PolicyRequest request) {
        return changeWaitingRoom
                .change(concertId, request.policy())
                .map(result -> answer(result, WaitingRoomResponse::of));
    }

    private static Answer answer(ReadWaitingRoom.Result result, BiFunction<WaitingRoom, RoomCounts, Object> response) {
        return switch (result) {
            case ReadWaitingRoom.Result.Open(var room, var counts) -> Answer.ok(response.apply(room, counts));
            case ReadWaitingRoom.Result.UnknownConcert() -> Answer.refused(ProblemCode.UNKNOWN_CONCERT);
        };
    }
}
