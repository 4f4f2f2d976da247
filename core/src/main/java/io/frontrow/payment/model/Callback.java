package io.frontrow.payment.model;

/** A message by which the payment module reports how a payment has ended there. */
public record Callback(CallbackId callbackId, PaymentId paymentId, CardVerdict verdict) {}
