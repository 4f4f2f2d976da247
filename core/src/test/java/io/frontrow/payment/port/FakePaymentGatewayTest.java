package io.frontrow.payment.port;

class FakePaymentGatewayTest extends PaymentGatewayContract {

    private final PaymentGateway gateway = new FakePaymentGateway();

    @Override
    protected PaymentGateway gateway() {
        return gateway;
    }
}
