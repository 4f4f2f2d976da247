package io.frontrow.adapter.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.JWTParser;
import io.frontrow.account.RecognizeUser;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.Identity;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.User;
import io.frontrow.shared.id.SessionId;
import io.frontrow.shared.model.VisibleText;
import io.frontrow.shared.port.StoreUnavailable;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Access tokens of other issuers. A token is verified when it is first sent, and its caller is then known until it
 * expires. The roles of a caller are those that its token names.
 */
final class IssuerTokens {
    /** Each entry has a token of one or two thousand characters. */
    private static final int CACHED_MAX = 10_000;

    private static final String NAME_OF_NOBODY = "Guest";

    private final Map<String, TrustedIssuers.Issuer> issuers;
    private final Map<String, IssuerTokenVerifier> verifiers;
    private final RecognizeUser users;
    private final Clock clock;
    private final Cache<String, Known> known =
            Caffeine.newBuilder().maximumSize(CACHED_MAX).build();

    IssuerTokens(TrustedIssuers trusted, RecognizeUser users, Clock clock) {
        this.issuers = trusted.issuers().stream()
                .collect(Collectors.toUnmodifiableMap(TrustedIssuers.Issuer::url, Function.identity()));
        this.verifiers = issuers.values().stream()
                .collect(Collectors.toUnmodifiableMap(
                        TrustedIssuers.Issuer::url, issuer -> new IssuerTokenVerifier(issuer, Schedulers.parallel())));
        this.users = users;
        this.clock = clock;
    }

    /** {@return the caller of a token that was verified before; empty if it was not, or has expired since} */
    Optional<Caller> read(String token) {
        return Optional.ofNullable(known.getIfPresent(token))
                .filter(entry -> clock.instant().isBefore(entry.expiresAt()))
                .map(Known::caller);
    }

    /**
     * {@return the caller of a token; empty if no trusted issuer issued it, or it is not valid} It is an error
     * {@link StoreUnavailable} if the issuer does not respond.
     */
    Mono<Caller> verify(String token) {
        return Mono.justOrEmpty(read(token))
                .switchIfEmpty(
                        Mono.defer(() -> Mono.justOrEmpty(issuerOf(token)).flatMap(url -> verify(url, token))));
    }

    private Mono<Caller> verify(String url, String token) {
        return Objects.requireNonNull(verifiers.get(url))
                .verify(token)
                .flatMap(jwt -> caller(Objects.requireNonNull(issuers.get(url)), jwt)
                        .doOnNext(caller -> remember(token, jwt, caller)));
    }

    /** The issuer that an unverified token names, if it is trusted. */
    private Optional<String> issuerOf(String token) {
        if (issuers.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JWTParser.parse(token).getJWTClaimsSet())
                    .flatMap(claims -> Optional.ofNullable(claims.getIssuer()))
                    .filter(issuers::containsKey);
        } catch (ParseException _) {
            return Optional.empty();
        }
    }

    private Mono<Caller> caller(TrustedIssuers.Issuer issuer, Jwt jwt) {
        return Mono.justOrEmpty(identity(issuer, jwt))
                .flatMap(users::recognize)
                .map(userId -> new Caller(userId, role(issuer, jwt), sessionOf(jwt)));
    }

    private static Optional<Identity> identity(TrustedIssuers.Issuer issuer, Jwt jwt) {
        return Optional.ofNullable(jwt.getSubject())
                .filter(subject -> !subject.isEmpty() && subject.length() <= Identity.SUBJECT_MAX)
                .map(subject -> new Identity(issuer.url(), subject, name(jwt), email(jwt)));
    }

    private static String name(Jwt jwt) {
        return Stream.of("name", "preferred_username")
                .map(jwt::getClaimAsString)
                .filter(name -> name != null && name.length() <= User.NAME_MAX && VisibleText.isLine(name))
                .findFirst()
                .orElse(NAME_OF_NOBODY);
    }

    private static Optional<Email> email(Jwt jwt) {
        return Optional.ofNullable(jwt.getClaimAsString("email"))
                .filter(email -> Boolean.TRUE.equals(jwt.getClaim("email_verified")) && Email.isValid(email))
                .map(Email::new);
    }

    private static Role role(TrustedIssuers.Issuer issuer, Jwt jwt) {
        return switch (claim(jwt.getClaims(), issuer.roleClaim())) {
            case Collection<?> roles when roles.contains(issuer.operatorRole()) -> Role.ADMIN;
            case String role when role.equals(issuer.operatorRole()) -> Role.ADMIN;
            case null, default -> Role.USER;
        };
    }

    private static @Nullable Object claim(Map<String, ?> claims, String path) {
        Object value = claims;
        for (String name : path.split("\\.", -1)) {
            value = value instanceof Map<?, ?> nested ? nested.get(name) : null;
        }
        return value;
    }

    /** A session of the issuer is none of ours, and cannot be ended here. */
    private static SessionId sessionOf(Jwt jwt) {
        return new SessionId(UUID.nameUUIDFromBytes(jwt.getTokenValue().getBytes(StandardCharsets.UTF_8)));
    }

    private void remember(String token, Jwt jwt, Caller caller) {
        Instant expiresAt = jwt.getExpiresAt();
        if (expiresAt != null) {
            known.put(token, new Known(caller, expiresAt));
        }
    }

    private record Known(Caller caller, Instant expiresAt) {}
}
