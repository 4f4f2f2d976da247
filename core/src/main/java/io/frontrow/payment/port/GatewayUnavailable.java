package io.frontrow.payment.port;

/** Thrown if the payment module cannot be reached, responds too late, or responds in an unknown format. */
public final class GatewayUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public GatewayUnavailable(String why, Throwable cause) {
        super("the payment module is unavailable: " + why, cause);
    }

    public GatewayUnavailable(String why) {
        super("the payment module is unavailable: " + why);
    }
}
