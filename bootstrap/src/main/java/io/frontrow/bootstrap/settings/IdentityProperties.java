package io.frontrow.bootstrap.settings;

import io.frontrow.adapter.web.security.TrustedIssuers;
import io.frontrow.bootstrap.startup.Loopback;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may say who a caller is, besides Frontrow's own accounts.
 *
 * @param issuers issuers of OpenID Connect, each with another URL
 */
@Validated
@ConfigurationProperties("frontrow.identity")
public record IdentityProperties(@DefaultValue List<@Valid Issuer> issuers) {

    /**
     * An issuer of access tokens.
     *
     * @param url as its tokens name it, {@code https://}, or {@code http://} of this machine
     * @param audience what its tokens must be for
     * @param roleClaim the claim with the roles of a user; dots lead into nested claims
     * @param operatorRole the role whose users are operators
     */
    public record Issuer(
            URI url,
            @NotBlank String audience,
            @DefaultValue("roles") @NotBlank String roleClaim,
            @DefaultValue("frontrow-operator") @NotBlank String operatorRole) {

        @AssertTrue(message = "the URL of an issuer starts with https://, unless it is on this machine")
        boolean isEncrypted() {
            return "https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && Loopback.names(url.getHost()));
        }
    }

    /** {@return what the verification of tokens takes from these settings} */
    public TrustedIssuers trusted() {
        return new TrustedIssuers(issuers.stream()
                .map(issuer -> new TrustedIssuers.Issuer(
                        issuer.url().toString(), issuer.audience(), issuer.roleClaim(), issuer.operatorRole()))
                .toList());
    }
}
