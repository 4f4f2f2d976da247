package io.frontrow.adapter.web.security;

import java.util.List;

/** The issuers of OpenID Connect whose access tokens are accepted besides our own. */
public record TrustedIssuers(List<Issuer> issuers) {

    public static final TrustedIssuers NONE = new TrustedIssuers(List.of());

    /**
     * An issuer.
     *
     * @param url as tokens name it; its configuration is at {@code /.well-known/openid-configuration} below it
     * @param audience what a token must be for
     * @param roleClaim the claim that names the roles of a user; dots lead into nested claims
     * @param operatorRole the role of operators
     */
    public record Issuer(String url, String audience, String roleClaim, String operatorRole) {}
}
