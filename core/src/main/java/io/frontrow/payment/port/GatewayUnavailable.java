package io.frontrow.payment.port;

/** The fault of a payment module that cannot be reached, answers too late or not as agreed. */
public final class GatewayUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public GatewayUnavailable(String why, Throwable cause) {
        super("the payment module is unavailable: " + why, cause);
    }

    public GatewayUnavailable(String why) {
        super("the payment module is unavailable: " + why);
    }
}
