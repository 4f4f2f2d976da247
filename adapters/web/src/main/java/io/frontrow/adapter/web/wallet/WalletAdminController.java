package io.frontrow.adapter.web.wallet;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.User;
import io.frontrow.account.port.Users;
import io.frontrow.adapter.web.http.ApiResponse;
import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.problem.Violation;
import io.frontrow.adapter.web.security.Caller;
import io.frontrow.shared.Optionals;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.IdempotencyKey;
import io.frontrow.wallet.CreditWallet;
import io.frontrow.wallet.port.Wallets;
import jakarta.validation.Valid;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Finds and credits the wallets of users, for operators. */
@RestController
@RequestMapping(path = "/admin/wallets", produces = MediaType.APPLICATION_JSON_VALUE)
final class WalletAdminController {
    private final Users users;
    private final Wallets wallets;
    private final CreditWallet creditWallet;

    WalletAdminController(Users users, Wallets wallets, CreditWallet creditWallet) {
        this.users = users;
        this.wallets = wallets;
        this.creditWallet = creditWallet;
    }

    @GetMapping
    Mono<ApiResponse> find(@RequestParam String email) {
        return Email.isValid(email)
                ? Optionals.ifPresent(
                        users.find(new Email(email)).map(found -> found.map(Credentials::user)),
                        this::found,
                        WalletAdminController::unknownUser)
                : Mono.just(ApiResponse.problem(Problem.invalid(Violation.of("email", "EmailAddress"))));
    }

    @PostMapping("/{userId}/charges")
    Mono<ApiResponse> credit(
            @PathVariable UserId userId,
            @AuthenticationPrincipal Caller caller,
            IdempotencyKey key,
            @Valid @RequestBody TopUpRequest request) {
        return creditWallet
                .credit(request.creditCommand(caller.userId(), userId, key))
                .map(TopUpResponses::of);
    }

    private Mono<ApiResponse> found(User user) {
        return wallets.balance(user.userId())
                .map(balance -> balance.<ApiResponse>map(points -> ApiResponse.ok(FoundWalletResponse.of(user, points)))
                        .orElseGet(WalletAdminController::unknownUser));
    }

    private static ApiResponse unknownUser() {
        return ApiResponse.problem(ProblemCode.UNKNOWN_USER);
    }
}
