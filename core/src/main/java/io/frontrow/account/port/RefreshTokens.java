package io.frontrow.account.port;

import io.frontrow.account.model.RefreshToken;
import java.util.List;

/**
 * Derives refresh tokens from the tokens that they replace and from a secret of the service. A replacement can
 * therefore be returned again, although only its hash is stored.
 */
@FunctionalInterface
public interface RefreshTokens {

    /**
     * Derives the replacement of a token.
     *
     * @return the replacement by the current secret first, then the one by the previous secret if there is one
     */
    List<RefreshToken> replacements(RefreshToken spent);
}
