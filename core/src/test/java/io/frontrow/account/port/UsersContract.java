package io.frontrow.account.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.shared.SystemOfRecordContract;
import io.frontrow.shared.model.Points;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The contract of {@link Users}. */
public abstract class UsersContract extends SystemOfRecordContract {

    private final String address = UUID.randomUUID() + "@frontrow.example";

    @Test
    void findsAnAddedUser() {
        Credentials credentials = credentials(address);

        assertThat(get(store().users().add(credentials))).isTrue();

        assertThat(get(store().users().find(new Email(address)))).contains(credentials);
    }

    @Test
    void findsNoUserByAnUnknownAddress() {
        assertThat(get(store().users().find(new Email(address)))).isEmpty();
    }

    @Test
    void addsAnEmptyWallet() {
        Credentials credentials = credentials(address);
        get(store().users().add(credentials));

        assertThat(get(store().wallets().balance(credentials.user().userId()))).contains(Points.ZERO);
    }

    @Test
    void keepsTheFirstOfTwoWithOneAddress() {
        Credentials first = credentials(address);
        Credentials second = credentials(address);
        get(store().users().add(first));

        assertThat(get(store().users().add(second))).isFalse();

        assertThat(get(store().users().find(new Email(address)))).contains(first);
        assertThat(get(store().wallets().balance(second.user().userId()))).isEmpty();
    }

    @Test
    void changesThePasswordOfOneUserOnly() {
        Credentials first = credentials(address);
        Credentials second = credentials(UUID.randomUUID() + "@frontrow.example");
        get(store().users().add(first));
        get(store().users().add(second));
        PasswordHash changed = new PasswordHash("changed");

        run(store().users().changePassword(first.user().email(), changed));

        assertThat(get(store().users().find(first.user().email()))).contains(new Credentials(first.user(), changed));
        assertThat(get(store().users().find(second.user().email()))).contains(second);
    }

    @Test
    void changesNoPasswordOfAnUnknownUser() {
        run(store().users().changePassword(new Email(address), new PasswordHash("changed")));

        assertThat(get(store().users().find(new Email(address)))).isEmpty();
    }

    @Test
    void addsOneOfManyAtOnceWithOneAddress() {
        assertThat(atOnce(20, _ -> store().users().add(credentials(address)))).containsOnlyOnce(true);
    }
}
