package io.frontrow.adapter.web.queue;

import io.frontrow.adapter.web.http.ApiResponse;
import io.frontrow.adapter.web.http.PageResponse;
import io.frontrow.queue.port.OperatorActions;
import io.frontrow.shared.model.PageRequest;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Lists what operators did to concerts, waiting rooms and wallets. */
@RestController
final class OperatorActionController {
    private final OperatorActions actions;

    OperatorActionController(OperatorActions actions) {
        this.actions = actions;
    }

    @GetMapping(path = "/admin/actions", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ApiResponse> list(PageRequest request) {
        return actions.list(request).map(page -> ApiResponse.ok(PageResponse.of(page, OperatorActionResponse::of)));
    }
}
