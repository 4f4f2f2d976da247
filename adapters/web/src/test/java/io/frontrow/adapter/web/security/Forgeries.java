package io.frontrow.adapter.web.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Tokens that an attacker might try. */
public final class Forgeries {
    private Forgeries() {}

    /**
     * Returns forgeries of a genuine token, keyed by what is wrong with them.
     *
     * @param purpose the purpose of the genuine token
     * @param genuine a valid token of the purpose
     * @param ofOtherPurpose a valid token of the other purpose
     */
    public static Map<String, String> of(
            TokenSettings settings, String purpose, String genuine, String ofOtherPurpose) {
        try {
            return forge(settings, purpose, genuine, ofOtherPurpose);
        } catch (JOSEException | ParseException e) {
            throw new IllegalArgumentException("the genuine token is none", e);
        }
    }

    private static Map<String, String> forge(
            TokenSettings settings, String purpose, String genuine, String ofOtherPurpose)
            throws JOSEException, ParseException {
        JWSObject token = JWSObject.parse(genuine);
        JWSHeader header = token.getHeader();
        JWSSigner ours = signer(settings, purpose);
        String[] parts = genuine.split("\\.", -1);
        Map<String, String> forgeries = new LinkedHashMap<>();
        forgeries.put("garbage", "garbage");
        forgeries.put("three parts of garbage", "a.b.c");
        forgeries.put("dots", "..");
        forgeries.put("long", "x".repeat(4_000));
        forgeries.put("cut", genuine.substring(0, genuine.length() - 4));
        forgeries.put("without signature", parts[0] + "." + parts[1] + ".");
        forgeries.put(
                "with another's signature",
                parts[0] + "." + parts[1] + "." + ofOtherPurpose.split("\\.", -1)[2]);
        forgeries.put("with other claims", parts[0] + "." + base64(other(token.getPayload())) + "." + parts[2]);
        forgeries.put(
                "alg none", base64("{\"alg\":\"none\",\"typ\":\"" + header.getType() + "\"}") + "." + parts[1] + ".");
        forgeries.put("alg None", base64("{\"alg\":\"None\"}") + "." + parts[1] + "." + parts[2]);
        forgeries.put(
                "alg RS256",
                base64("{\"alg\":\"RS256\",\"kid\":\"" + header.getKeyID() + "\"}") + "." + parts[1] + "." + parts[2]);
        forgeries.put("of another key under our id", sign(header, token, new MACSigner(new byte[32])));
        forgeries.put(
                "of our key under another id",
                sign(like(header).keyID("00000000").build(), token, ours));
        forgeries.put("of our key without an id", sign(like(header).keyID(null).build(), token, ours));
        forgeries.put(
                "of our key with another type",
                sign(like(header).type(JOSEObjectType.JWT).build(), token, ours));
        forgeries.put("of our key without a type", sign(like(header).type(null).build(), token, ours));
        forgeries.put(
                "of our key, of another issuer", with(settings, purpose, genuine, it -> it.put("iss", "staging")));
        forgeries.put(
                "of our key, for another audience", with(settings, purpose, genuine, it -> it.put("aud", "staging")));
        forgeries.put("of our key, of a numbered issuer", with(settings, purpose, genuine, it -> it.put("iss", 1)));
        forgeries.put("of the other purpose", ofOtherPurpose);
        return forgeries;
    }

    /** {@return a token signed as the genuine one, with these changes of its claims} */
    static String with(TokenSettings settings, String purpose, String genuine, Consumer<Map<String, Object>> changes) {
        try {
            JWSObject token = JWSObject.parse(genuine);
            Map<String, Object> claims = new TreeMap<>(token.getPayload().toJSONObject());
            changes.accept(claims);
            JWSSigner ours = signer(settings, purpose);
            return sign(token.getHeader(), new JWSObject(token.getHeader(), new Payload(claims)), ours);
        } catch (JOSEException | ParseException e) {
            throw new IllegalArgumentException("the genuine token is none", e);
        }
    }

    private static JWSSigner signer(TokenSettings settings, String purpose) throws JOSEException {
        return new MACSigner(
                DerivedSigningKeys.of(settings, purpose).current().verifier().getSecretKey());
    }

    private static JWSHeader.Builder like(JWSHeader header) {
        return new JWSHeader.Builder(JWSAlgorithm.HS256).type(header.getType()).keyID(header.getKeyID());
    }

    private static String sign(JWSHeader header, JWSObject genuine, JWSSigner signer) throws JOSEException {
        JWSObject token = new JWSObject(header, genuine.getPayload());
        token.sign(signer);
        return token.serialize();
    }

    private static String other(Payload payload) {
        return payload.toString().replace("USER", "ADMIN").replace("\"place\":", "\"place\":0");
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
