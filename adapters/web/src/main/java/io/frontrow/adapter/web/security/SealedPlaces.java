package io.frontrow.adapter.web.security;

import io.frontrow.queue.model.Place;
import io.frontrow.shared.id.QueueEntryId;
import java.nio.ByteBuffer;

/**
 * Hides the place of a queue entry in its token. A place is masked by the HMAC-SHA256 of the entry's id, which is used
 * for this entry and its one place only, so the sealed form tells nothing without the key. The signature of the token
 * keeps it from being changed. The form is {@code keyId.hex}.
 */
final class SealedPlaces {

    /** A place has 53 bits. */
    private static final int UNUSED_BITS = 11;

    private static final int HEX = 16;

    private final DerivedSigningKeys keys;

    SealedPlaces(DerivedSigningKeys keys) {
        this.keys = keys;
    }

    String seal(Place place, QueueEntryId entryId) {
        DerivedSigningKeys.Key key = keys.current();
        return key.id() + "." + Long.toHexString(place.value() ^ mask(key, entryId));
    }

    /**
     * Opens what {@link #seal} made.
     *
     * @throws IllegalArgumentException if the key is not known any more
     */
    Place open(String sealed, QueueEntryId entryId) {
        String[] parts = sealed.split("\\.", 2);
        DerivedSigningKeys.Key key =
                keys.find(parts[0]).orElseThrow(() -> new IllegalArgumentException("sealed by an unknown key"));
        return new Place(Long.parseLong(parts[1], HEX) ^ mask(key, entryId));
    }

    private static long mask(DerivedSigningKeys.Key key, QueueEntryId entryId) {
        byte[] hmac = key.hmac(entryId.value().toString());
        return ByteBuffer.wrap(hmac).getLong() >>> UNUSED_BITS;
    }
}
