package io.frontrow.payment.model;

/** What the payment module tells of its own accord: how a payment has ended there. */
public record Callback(CallbackId callbackId, PaymentId paymentId, CardVerdict verdict) {}
