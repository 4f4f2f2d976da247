package io.frontrow.adapter.web.sales;

import io.frontrow.adapter.web.http.ApiResponse;
import io.frontrow.payment.model.CardRules;
import io.frontrow.seat.model.SeatRules;
import io.frontrow.wallet.model.TopUpPolicy;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Reads the rules of sales, which are the same for all concerts and change only with the settings. */
@RestController
final class SalesRulesController {
    private final ApiResponse rules;

    SalesRulesController(SeatRules seats, CardRules cards, SandboxCards sandbox, TopUpPolicy topUps) {
        rules = ApiResponse.ok(SalesRulesResponse.of(seats, cards, sandbox, topUps));
    }

    @GetMapping(path = "/sales-rules", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ApiResponse> rules() {
        return Mono.just(rules);
    }
}
