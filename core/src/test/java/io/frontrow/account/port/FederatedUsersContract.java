package io.frontrow.account.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.Email;
import io.frontrow.account.model.Identity;
import io.frontrow.account.model.Role;
import io.frontrow.shared.SystemOfRecordContract;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Points;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The contract of {@link FederatedUsers}. */
public abstract class FederatedUsersContract extends SystemOfRecordContract {

    private static final String ISSUER = "https://issuer.example";

    private final String subject = UUID.randomUUID().toString();
    private final String address = subject + "@frontrow.example";

    @Test
    void addsAUserWithAnEmptyWallet() {
        UserId user = found(ISSUER, subject);

        assertThat(get(store().wallets().balance(user))).contains(Points.ZERO);
        assertThat(get(store().revocations().role(user))).isEqualTo(Role.USER);
    }

    @Test
    void findsTheSameUserAgain() {
        assertThat(found(ISSUER, subject)).isEqualTo(found(ISSUER, subject));
    }

    @Test
    void distinguishesSubjectsAndIssuers() {
        assertThat(Set.of(
                        found(ISSUER, subject), found(ISSUER, subject + "2"), found("https://other.example", subject)))
                .hasSize(3);
    }

    @Test
    void isNobodyWhoCouldSignInWithAPassword() {
        found(ISSUER, subject);

        assertThat(get(store().users().find(new Email(address)))).isEmpty();
    }

    @Test
    void takesNoAddressOfAnother() {
        get(store().users().add(credentials(address)));

        UserId user = found(ISSUER, subject);

        assertThat(get(store().users().find(new Email(address)))
                        .orElseThrow()
                        .user()
                        .userId())
                .isNotEqualTo(user);
        assertThat(found(ISSUER, subject)).isEqualTo(user);
    }

    @Test
    void keepsItsAddressFromOthers() {
        found(ISSUER, subject);

        assertThat(get(store().users().add(credentials(address)))).isFalse();
    }

    @Test
    void addsOneOfManyAtOnce() {
        assertThat(atOnce(20, _ -> findOrAdd(ISSUER, subject))).containsOnly(found(ISSUER, subject));
    }

    private UserId found(String issuer, String id) {
        return get(findOrAdd(issuer, id));
    }

    private Mono<UserId> findOrAdd(String issuer, String id) {
        Identity identity = new Identity(issuer, id, "Mina", Optional.of(new Email(address)));
        return store().federatedUsers().findOrAdd(identity, new UserId(UUID.randomUUID()));
    }
}
