package io.frontrow.shared.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintTest {

    @Test
    void theDigestIsSha256InLowerCaseHex() {
        // From FIPS 180-2, B.1.
        assertThat(Sha256.hex("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void theSameFieldsInTheSameOrderHaveTheSameFingerprint() {
        assertThat(Fingerprint.of("WALLET", 7)).isEqualTo(Fingerprint.of("WALLET", 7));
        assertThat(Fingerprint.of("WALLET", 7)).isNotEqualTo(Fingerprint.of("WALLET", 8));
        assertThat(Fingerprint.of("WALLET", 7)).isNotEqualTo(Fingerprint.of(7, "WALLET"));
        assertThat(Fingerprint.of("WALLET", 7)).isNotEqualTo(Fingerprint.of("WALLET7"));
    }
}
