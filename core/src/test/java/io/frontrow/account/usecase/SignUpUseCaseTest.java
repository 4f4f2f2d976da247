package io.frontrow.account.usecase;

import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.SignUp;
import io.frontrow.account.SignUp.Command;
import io.frontrow.account.SignUp.Result;
import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.Password;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.User;
import io.frontrow.account.port.FakePasswordHashing;
import io.frontrow.shared.SystemOfRecord;
import io.frontrow.shared.TestClock;
import io.frontrow.shared.model.Points;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class SignUpUseCaseTest {

    private static final Email EMAIL = new Email("ada@frontrow.example");
    private static final Password PASSWORD = new Password("curtain call");

    private final SystemOfRecord store = SystemOfRecord.inMemory(new TestClock());
    private final FakePasswordHashing hashing = new FakePasswordHashing();
    private final SignUp signUp = new SignUpUseCase(store.users(), hashing, UUID::randomUUID);

    @Test
    void signingUpCreatesAUserWithAnEmptyWallet() {
        User user = ((Result.SignedUp) signUp("ada@frontrow.example", PASSWORD)).user();

        assertThat(user.email()).isEqualTo(EMAIL);
        assertThat(user.name()).isEqualTo("Ada");
        assertThat(user.role()).isEqualTo(Role.USER);
        assertThat(get(store.wallets().balance(user.userId()))).contains(Points.ZERO);
    }

    @Test
    void onlyAHashIsKeptOfThePassword() {
        signUp("ada@frontrow.example", PASSWORD);

        assertThat(known().passwordHash()).isEqualTo(get(hashing.hash(PASSWORD)));
        assertThat(known().passwordHash().encoded()).doesNotContain(PASSWORD.value());
    }

    @Test
    void oneMailboxIsOneUserInWhateverCase() {
        signUp("ada@frontrow.example", PASSWORD);
        Credentials first = known();

        assertThat(signUp("Ada@Frontrow.Example", new Password("another one"))).isEqualTo(new Result.EmailTaken());

        assertThat(known()).isEqualTo(first);
    }

    @Test
    void noUserIsAddedBeforeSubscription() {
        Mono<Result> attempt = signUp.signUp(new Command(EMAIL, PASSWORD, "Ada"));

        assertThat(get(store.users().find(EMAIL))).isEmpty();
        assertThat(get(attempt)).isInstanceOf(Result.SignedUp.class);
        assertThat(get(attempt)).isEqualTo(new Result.EmailTaken());
    }

    private Result signUp(String email, Password password) {
        return get(signUp.signUp(new Command(new Email(email), password, "Ada")));
    }

    private Credentials known() {
        return get(store.users().find(EMAIL)).orElseThrow();
    }
}
