package io.frontrow.payment.usecase;

import io.frontrow.payment.EndTurnAfterPayment;
import io.frontrow.payment.Pay;
import io.frontrow.payment.SettleCardPayment;
import io.frontrow.payment.model.CardRules;
import io.frontrow.payment.model.CardToken;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.payment.model.PaymentOutcome.Paid;
import io.frontrow.payment.port.CardPayments;
import io.frontrow.payment.port.CardPayments.CardPayment;
import io.frontrow.payment.port.PaymentGateway;
import io.frontrow.payment.port.Payments;
import io.frontrow.payment.port.Payments.WalletPayment;
import io.frontrow.queue.CheckTurn;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.shared.RunToCompletion;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.id.TransferId;
import io.frontrow.shared.port.Ids;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Checks the turn and pays. Out of turn, it recalls the outcome of an earlier command under the same key. */
public final class PayUseCase implements Pay {

    private final CheckTurn checkTurn;
    private final Payments payments;
    private final EndTurnAfterPayment endTurn;
    private final Ids ids;
    private final CardPaymentFlow cards;
    private final boolean acceptsCards;

    public PayUseCase(CheckTurn checkTurn, Payments payments, EndTurnAfterPayment endTurn, Ids ids, Cards cards) {
        this.checkTurn = checkTurn;
        this.payments = payments;
        this.endTurn = endTurn;
        this.ids = ids;
        this.cards = new CardPaymentFlow(cards);
        this.acceptsCards = cards.rules().accepted();
    }

    /** What payments by card need. */
    public record Cards(
            CardPayments payments, PaymentGateway gateway, SettleCardPayment settleCardPayment, CardRules rules) {}

    @Override
    public Mono<Result> pay(Command command) {
        return RunToCompletion.once(() -> pay(route(command), command));
    }

    private Mono<Result> pay(PaymentRoute route, Command command) {
        return command.instrument() instanceof PaymentInstrument.Card && !acceptsCards
                ? recall(route, new Result.CardsNotAccepted())
                : payInTurn(route, command.entry());
    }

    private Mono<Result> payInTurn(PaymentRoute route, QueueEntry entry) {
        return checkTurn
                .check(entry)
                .flatMap(state -> state.refusal()
                        .map(why -> recall(route, new Result.NoTurn(why)))
                        .orElseGet(() -> route.payOrRecall().map(Result.Decided::new)));
    }

    /**
     * An earlier command under this key may have paid, and so ended the turn, or have been sent while cards were still
     * accepted.
     */
    private static Mono<Result> recall(PaymentRoute route, Result otherwise) {
        return route.recall()
                .map(earlier -> earlier.<Result>map(Result.Decided::new).orElse(otherwise));
    }

    private PaymentRoute route(Command command) {
        return switch (command.instrument()) {
            case PaymentInstrument.Wallet() ->
                new ViaWallet(payments, endTurn, command.entry(), walletPayment(command));
            case PaymentInstrument.Card(var token) -> new ViaCard(cards, cardPayment(command, token));
        };
    }

    private WalletPayment walletPayment(Command command) {
        QueueEntry entry = command.entry();
        return new WalletPayment(
                new PaymentId(ids.next()),
                new TransferId(ids.next()),
                entry.userId(),
                entry.concertId(),
                entry.entryId(),
                command.reservationId(),
                command.key());
    }

    private CardPayment cardPayment(Command command, CardToken token) {
        return new CardPayment(
                new PaymentId(ids.next()), command.entry(), command.reservationId(), token, command.key());
    }

    /** The way by which one payment is made. */
    private interface PaymentRoute {

        /** The outcome of an earlier payment under the same key; empty if there was none. */
        Mono<Optional<PaymentOutcome>> recall();

        /** Pays, unless an earlier payment under the same key has an outcome already. */
        Mono<PaymentOutcome> payOrRecall();
    }

    private record ViaWallet(Payments payments, EndTurnAfterPayment ending, QueueEntry entry, WalletPayment payment)
            implements PaymentRoute {

        @Override
        public Mono<Optional<PaymentOutcome>> recall() {
            return payments.recall(payment);
        }

        @Override
        public Mono<PaymentOutcome> payOrRecall() {
            return payments.payByWallet(payment)
                    .delayUntil(outcome -> outcome instanceof Paid paid ? endTurn(paid) : Mono.empty());
        }

        /**
         * An earlier command may have paid in an earlier turn, or in this one, which then goes on if its response was
         * lost on the way here.
         */
        private Mono<Void> endTurn(Paid paid) {
            return paid.repeated() ? ending.endIfCompleted(entry) : ending.end(entry);
        }
    }

    private record ViaCard(CardPaymentFlow flow, CardPayment payment) implements PaymentRoute {

        @Override
        public Mono<Optional<PaymentOutcome>> recall() {
            return flow.recall(payment);
        }

        @Override
        public Mono<PaymentOutcome> payOrRecall() {
            return flow.payOrRecall(payment);
        }
    }
}
