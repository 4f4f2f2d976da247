package io.frontrow.payment.usecase;

import io.frontrow.payment.Pay;
import io.frontrow.payment.model.PaymentId;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.payment.port.Payments;
import io.frontrow.payment.port.Payments.Order;
import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.ShowTicket;
import io.frontrow.queue.model.Departure;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.TurnRefusal;
import io.frontrow.queue.port.QueueTickets;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.port.Ids;
import io.frontrow.wallet.model.TransferId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Recalls or checks the turn, pays, and then ends the session. The payment stands whatever becomes of the last step. */
public final class PayUseCase implements Pay {

    private static final Logger LOG = System.getLogger(PayUseCase.class.getName());

    private final ShowTicket showing;
    private final QueueTickets tickets;
    private final Payments payments;
    private final SeatHolds holds;
    private final AdmitWaiting admission;
    private final Ids ids;

    public PayUseCase(
            ShowTicket showing,
            QueueTickets tickets,
            Payments payments,
            SeatHolds holds,
            AdmitWaiting admission,
            Ids ids) {
        this.showing = showing;
        this.tickets = tickets;
        this.payments = payments;
        this.holds = holds;
        this.admission = admission;
        this.ids = ids;
    }

    @Override
    public Mono<Result> pay(Command command) {
        // A cached Mono passes no cancellation on: whoever hangs up after paying still leaves, and gives the holds
        // back.
        return Mono.defer(() -> recallOrPay(command.ticket(), order(command)).cache());
    }

    private Mono<Result> recallOrPay(QueueTicket ticket, Order order) {
        return payments.recall(order)
                .flatMap(recalled -> recalled.map(outcome -> Mono.<Result>just(new Result.Decided(outcome)))
                        .orElseGet(() -> payInTurn(ticket, order)));
    }

    private Order order(Command command) {
        QueueTicket ticket = command.ticket();
        return new Order(
                new PaymentId(ids.next()),
                new TransferId(ids.next()),
                ticket.userId(),
                ticket.concertId(),
                command.reservationId(),
                command.key());
    }

    private Mono<Result> payInTurn(QueueTicket ticket, Order order) {
        return showing.show(ticket)
                .flatMap(standing -> standing.refusal()
                        .map(why -> recallAgain(order, why))
                        .orElseGet(() -> payments.payByWallet(order)
                                .flatMap(
                                        outcome -> complete(ticket, outcome).thenReturn(new Result.Decided(outcome)))));
    }

    /** The first command under this key may have paid, and so ended the turn, since the first look. */
    private Mono<Result> recallAgain(Order order, TurnRefusal why) {
        return payments.recall(order)
                .map(recalled -> recalled.<Result>map(Result.Decided::new).orElseGet(() -> new Result.NoTurn(why)));
    }

    private Mono<Void> complete(QueueTicket ticket, PaymentOutcome outcome) {
        return outcome instanceof PaymentOutcome.Paid ? endSession(ticket) : Mono.empty();
    }

    /** Each step is tried, also when the one before failed. */
    private Mono<Void> endSession(QueueTicket ticket) {
        return Flux.<Object>concatDelayError(
                        tickets.leave(ticket, Departure.PAID),
                        holds.releaseAll(ticket),
                        admission.into(ticket.concertId()))
                .then()
                .onErrorResume(fault -> {
                    LOG.log(Level.WARNING, "A paid session could not be ended and will run out by itself", fault);
                    return Mono.empty();
                });
    }
}
