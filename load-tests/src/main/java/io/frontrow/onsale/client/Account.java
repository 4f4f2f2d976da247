package io.frontrow.onsale.client;

/** Who is signed in. */
public record Account(String userId, String accessToken) {
    /** Contains no secret. */
    @Override
    public String toString() {
        return "Account[" + userId + "]";
    }
}
