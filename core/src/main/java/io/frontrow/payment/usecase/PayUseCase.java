package io.frontrow.payment.usecase;

import io.frontrow.payment.EndPaidSession;
import io.frontrow.payment.Pay;
import io.frontrow.payment.PayByCard;
import io.frontrow.payment.model.CardToken;
import io.frontrow.payment.model.PaymentId;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.payment.port.CardPayments;
import io.frontrow.payment.port.Payments;
import io.frontrow.queue.ShowTicket;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.TurnRefusal;
import io.frontrow.shared.RunToCompletion;
import io.frontrow.shared.port.Ids;
import io.frontrow.wallet.model.TransferId;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Checks the turn and pays; out of turn, recalls what came of the order before. */
public final class PayUseCase implements Pay {

    private final ShowTicket turns;
    private final Payments payments;
    private final EndPaidSession ending;
    private final Ids ids;
    private final Optional<PayByCard> cards;

    /**
     * Pays by these means.
     *
     * @param cards empty where no card is taken
     */
    public PayUseCase(ShowTicket turns, Payments payments, EndPaidSession ending, Ids ids, Optional<PayByCard> cards) {
        this.turns = turns;
        this.payments = payments;
        this.ending = ending;
        this.ids = ids;
        this.cards = cards;
    }

    @Override
    public Mono<Result> pay(Command command) {
        return RunToCompletion.once(() -> till(command)
                .map(till -> payInTurn(command.ticket(), till))
                .orElseGet(() -> Mono.just(new Result.CardsNotTaken())));
    }

    private Optional<Till> till(Command command) {
        return switch (command.means()) {
            case Means.Wallet() -> Optional.of(new WalletTill(payments, ending, command.ticket(), order(command)));
            case Means.Card(var token) -> cards.map(desk -> new CardTill(desk, order(command, token)));
        };
    }

    private Mono<Result> payInTurn(QueueTicket ticket, Till till) {
        return turns.show(ticket)
                .flatMap(standing -> standing.refusal()
                        .map(why -> recall(till, why))
                        .orElseGet(() -> till.pay().map(Result.Decided::new)));
    }

    /** An earlier command under this key may have paid, and so ended the turn. */
    private static Mono<Result> recall(Till till, TurnRefusal why) {
        return till.recall()
                .map(recalled -> recalled.<Result>map(Result.Decided::new).orElseGet(() -> new Result.NoTurn(why)));
    }

    private Payments.Order order(Command command) {
        QueueTicket ticket = command.ticket();
        return new Payments.Order(
                new PaymentId(ids.next()),
                new TransferId(ids.next()),
                ticket.userId(),
                ticket.concertId(),
                command.reservationId(),
                command.key());
    }

    private CardPayments.Order order(Command command, CardToken token) {
        return new CardPayments.Order(
                new PaymentId(ids.next()), command.ticket(), command.reservationId(), token, command.key());
    }

    /** Where one order is paid. */
    private interface Till {

        Mono<Optional<PaymentOutcome>> recall();

        Mono<PaymentOutcome> pay();
    }

    private record WalletTill(Payments payments, EndPaidSession ending, QueueTicket ticket, Payments.Order order)
            implements Till {

        @Override
        public Mono<Optional<PaymentOutcome>> recall() {
            return payments.recall(order);
        }

        @Override
        public Mono<PaymentOutcome> pay() {
            return payments.payByWallet(order)
                    .delayUntil(outcome -> hasPaid(outcome) ? ending.end(ticket) : Mono.empty());
        }

        /** Not if an earlier order has: the session may be a later one. */
        private static boolean hasPaid(PaymentOutcome outcome) {
            return outcome instanceof PaymentOutcome.Paid paid && !paid.repeated();
        }
    }

    private record CardTill(PayByCard desk, CardPayments.Order order) implements Till {

        @Override
        public Mono<Optional<PaymentOutcome>> recall() {
            return desk.recall(order);
        }

        @Override
        public Mono<PaymentOutcome> pay() {
            return recall().flatMap(recalled -> recalled.map(Mono::just).orElseGet(() -> desk.pay(order)));
        }
    }
}
