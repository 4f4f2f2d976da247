package io.frontrow.adapter.web.wallet;

import io.frontrow.adapter.web.fastpath.FastRoute;
import io.frontrow.adapter.web.fastpath.FastRoutes;
import io.frontrow.adapter.web.http.ApiResponse;
import io.frontrow.adapter.web.http.IdempotencyKeys;
import io.frontrow.adapter.web.http.PageResponse;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.security.Caller;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.IdempotencyKey;
import io.frontrow.shared.model.PageRequest;
import io.frontrow.shared.model.Points;
import io.frontrow.wallet.TopUpWallet;
import io.frontrow.wallet.port.Wallets;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Reads and tops up the wallet of the user. */
@RestController
@RequestMapping(path = WalletController.WALLET, produces = MediaType.APPLICATION_JSON_VALUE)
final class WalletController implements FastRoutes {
    static final String WALLET = "/wallet";

    private static final String CHARGES = "/charges";

    private final Wallets wallets;
    private final TopUpWallet topUpWallet;

    WalletController(Wallets wallets, TopUpWallet topUpWallet) {
        this.wallets = wallets;
        this.topUpWallet = topUpWallet;
    }

    @GetMapping
    Mono<ApiResponse> balance(@AuthenticationPrincipal Caller caller) {
        return wallets.balance(caller.userId()).map(found -> response(caller.userId(), found));
    }

    @Override
    public List<FastRoute> fastRoutes() {
        return List.of(FastRoute.post(
                WALLET + CHARGES,
                TopUpRequest.class,
                (call, request) -> topUp(call.caller(), IdempotencyKeys.of(call.request()), request)));
    }

    @PostMapping(CHARGES)
    Mono<ApiResponse> topUp(
            @AuthenticationPrincipal Caller caller, IdempotencyKey key, @Valid @RequestBody TopUpRequest request) {
        return topUpWallet.topUp(request.command(caller.userId(), key)).map(TopUpResponses::of);
    }

    @GetMapping("/entries")
    Mono<ApiResponse> entries(@AuthenticationPrincipal Caller caller, PageRequest request) {
        return wallets.entries(caller.userId(), request)
                .map(page -> ApiResponse.ok(PageResponse.of(page, EntryResponse::of)));
    }

    private static ApiResponse response(UserId userId, Optional<Points> balance) {
        return balance.<ApiResponse>map(points -> ApiResponse.ok(WalletResponse.of(userId, points)))
                .orElseGet(() -> ApiResponse.problem(ProblemCode.UNKNOWN_USER));
    }
}
