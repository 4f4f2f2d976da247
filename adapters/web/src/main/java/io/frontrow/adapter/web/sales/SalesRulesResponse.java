package io.frontrow.adapter.web.sales;

import io.frontrow.payment.model.CardRules;
import io.frontrow.payment.model.PaymentMethod;
import io.frontrow.seat.model.SeatRules;
import io.frontrow.wallet.model.TopUpPolicy;
import java.util.Arrays;
import java.util.List;

/**
 * The rules of sales.
 *
 * @param seatsPerUserMax the number of seats of a performance that one user may have
 * @param holdSeconds how long a hold lasts
 * @param sandboxCardTokens the card tokens of the sandbox; empty where payments move money
 * @param walletCharges who may top up a wallet
 */
record SalesRulesResponse(
        int seatsPerUserMax,
        long holdSeconds,
        List<PaymentMethod> paymentMethods,
        List<String> sandboxCardTokens,
        TopUpPolicy walletCharges) {
    static SalesRulesResponse of(SeatRules seats, CardRules cards, SandboxCards sandbox, TopUpPolicy topUps) {
        return new SalesRulesResponse(
                seats.perUserMax(), seats.holdFor().toSeconds(), methods(cards), sandbox.tokens(), topUps);
    }

    private static List<PaymentMethod> methods(CardRules cards) {
        return Arrays.stream(PaymentMethod.values())
                .filter(method -> method != PaymentMethod.CARD || cards.accepted())
                .toList();
    }
}
