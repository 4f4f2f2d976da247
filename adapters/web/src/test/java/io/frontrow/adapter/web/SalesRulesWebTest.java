package io.frontrow.adapter.web;

import org.junit.jupiter.api.Test;

/** What clients tell before they ask for seats or money. */
class SalesRulesWebTest extends WebTest {

    @Test
    void tellsEveryoneTheLimitsAndTheWaysToPay() {
        client.get()
                .uri("/api/v1/sales-rules")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                        {"seatsPerUserMax": 4, "holdSeconds": 300, "paymentMethods": ["WALLET", "CARD"],
                         "sandboxCardTokens": ["tok_ok", "tok_declined"], "walletCharges": "OPEN"}""");
    }
}
