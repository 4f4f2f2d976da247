package io.frontrow.wiring;

import io.frontrow.account.port.Users;
import io.frontrow.queue.AdmitAhead;
import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.ChangeWaitingRoom;
import io.frontrow.queue.CheckTurn;
import io.frontrow.queue.EvictIdle;
import io.frontrow.queue.FindInQueue;
import io.frontrow.queue.ForecastChange;
import io.frontrow.queue.IssueToken;
import io.frontrow.queue.LeaveQueue;
import io.frontrow.queue.ReadQueueStatus;
import io.frontrow.queue.ReadRoomHistory;
import io.frontrow.queue.ReadWaitingRoom;
import io.frontrow.queue.RecordHeartbeats;
import io.frontrow.queue.RecordPromises;
import io.frontrow.queue.RemoveFromQueue;
import io.frontrow.queue.SampleRooms;
import io.frontrow.queue.WatchQueue;
import io.frontrow.queue.WriteRoomMessage;
import io.frontrow.queue.model.QueueRules;
import io.frontrow.queue.port.AdmissionControl;
import io.frontrow.queue.port.AdmissionFeed;
import io.frontrow.queue.port.Heartbeats;
import io.frontrow.queue.port.HeldSeats;
import io.frontrow.queue.port.OperatorActions;
import io.frontrow.queue.port.QueueEntries;
import io.frontrow.queue.port.QueueTokens;
import io.frontrow.queue.port.RoomHistories;
import io.frontrow.queue.port.RoomMessages;
import io.frontrow.queue.port.RoomStatistics;
import io.frontrow.queue.port.SaleStatuses;
import io.frontrow.queue.port.TurnRecords;
import io.frontrow.queue.port.WaitPromises;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.queue.usecase.AdmitAheadUseCase;
import io.frontrow.queue.usecase.AdmitWaitingUseCase;
import io.frontrow.queue.usecase.ChangeWaitingRoomUseCase;
import io.frontrow.queue.usecase.CheckTurnUseCase;
import io.frontrow.queue.usecase.EvictIdleUseCase;
import io.frontrow.queue.usecase.FindInQueueUseCase;
import io.frontrow.queue.usecase.ForecastChangeUseCase;
import io.frontrow.queue.usecase.IssueTokenUseCase;
import io.frontrow.queue.usecase.LeaveQueueUseCase;
import io.frontrow.queue.usecase.ReadQueueStatusUseCase;
import io.frontrow.queue.usecase.ReadRoomHistoryUseCase;
import io.frontrow.queue.usecase.ReadWaitingRoomUseCase;
import io.frontrow.queue.usecase.RecordHeartbeatsUseCase;
import io.frontrow.queue.usecase.RecordPromisesUseCase;
import io.frontrow.queue.usecase.RemoveFromQueueUseCase;
import io.frontrow.queue.usecase.SampleRoomsUseCase;
import io.frontrow.queue.usecase.WatchQueueUseCase;
import io.frontrow.queue.usecase.WriteRoomMessageUseCase;
import io.frontrow.shared.polling.PollingObserver;
import io.frontrow.shared.port.Ids;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Schedulers;

/** Constructs the use cases of the waiting room. */
@Configuration(proxyBeanMethods = false)
public class QueueUseCases {

    @Bean
    AdmitWaiting admitWaiting(WaitingRooms rooms, AdmissionControl admissionControl, QueueRules rules) {
        return new AdmitWaitingUseCase(rooms, admissionControl, rules);
    }

    @Bean
    IssueToken issueToken(
            WaitingRooms rooms,
            QueueEntries entries,
            RoomStatistics statistics,
            SaleStatuses sales,
            RoomMessages messages,
            HeldSeats heldSeats,
            AdmitWaiting admitWaiting,
            RecordPromises promises,
            QueueTokens tokens,
            Ids ids,
            Clock clock) {
        return new IssueTokenUseCase(
                rooms, entries, statistics, sales, messages, heldSeats, admitWaiting, promises, tokens, ids, clock);
    }

    @Bean
    RecordPromises recordPromises(WaitPromises promises, Clock clock) {
        return new RecordPromisesUseCase(promises, clock);
    }

    @Bean
    SampleRooms sampleRooms(WaitingRooms rooms, RoomHistories histories) {
        return new SampleRoomsUseCase(rooms, histories);
    }

    @Bean
    ReadRoomHistory readRoomHistory(WaitingRooms rooms, RoomHistories histories, RoomStatistics statistics) {
        return new ReadRoomHistoryUseCase(rooms, histories, statistics);
    }

    @Bean
    RecordHeartbeats recordHeartbeats(
            WaitingRooms rooms, Heartbeats heartbeats, AdmitWaiting admitWaiting, Clock clock) {
        return new RecordHeartbeatsUseCase(rooms, heartbeats, admitWaiting, clock);
    }

    @Bean
    CheckTurn checkTurn(
            QueueEntries entries,
            TurnRecords turnRecords,
            SaleStatuses sales,
            RecordHeartbeats heartbeats,
            AdmitWaiting admitWaiting) {
        return new CheckTurnUseCase(entries, turnRecords, sales, heartbeats, admitWaiting);
    }

    @Bean
    ReadQueueStatus readQueueStatus(
            WaitingRooms rooms,
            CheckTurn checkTurn,
            RoomStatistics statistics,
            SaleStatuses sales,
            RoomMessages messages,
            Clock clock) {
        return new ReadQueueStatusUseCase(rooms, checkTurn, statistics, sales, messages, clock);
    }

    /** The observer is the bean of that name. */
    @Bean
    WatchQueue watchQueue(
            ReadQueueStatus readQueueStatus,
            AdmissionFeed admissions,
            SaleStatuses sales,
            RoomMessages messages,
            WaitingRooms rooms,
            PollingObserver queuePolling,
            Clock clock) {
        return new WatchQueueUseCase(
                readQueueStatus, admissions, sales, messages, rooms, queuePolling, clock, Schedulers.parallel());
    }

    @Bean
    LeaveQueue leaveQueue(QueueEntries entries, HeldSeats heldSeats, AdmitWaiting admitWaiting) {
        return new LeaveQueueUseCase(entries, heldSeats, admitWaiting);
    }

    @Bean
    EvictIdle evictIdle(
            WaitingRooms rooms,
            AdmissionControl admissionControl,
            HeldSeats heldSeats,
            AdmitWaiting admitWaiting,
            QueueRules rules) {
        return new EvictIdleUseCase(rooms, admissionControl, heldSeats, admitWaiting, rules);
    }

    @Bean
    ReadWaitingRoom readWaitingRoom(
            WaitingRooms rooms, RoomStatistics statistics, SaleStatuses sales, RoomMessages messages) {
        return new ReadWaitingRoomUseCase(rooms, statistics, sales, messages);
    }

    @Bean
    WriteRoomMessage writeRoomMessage(WaitingRooms rooms, RoomMessages messages, OperatorActions actions, Ids ids) {
        return new WriteRoomMessageUseCase(rooms, messages, actions, ids);
    }

    @Bean
    ChangeWaitingRoom changeWaitingRoom(
            WaitingRooms rooms,
            RoomStatistics statistics,
            AdmitWaiting admitWaiting,
            OperatorActions actions,
            Ids ids) {
        return new ChangeWaitingRoomUseCase(rooms, statistics, admitWaiting, actions, ids);
    }

    @Bean
    AdmitAhead admitAhead(
            WaitingRooms rooms,
            QueueEntries entries,
            AdmissionControl admissionControl,
            SaleStatuses sales,
            RoomMessages messages,
            OperatorActions actions,
            Ids ids) {
        return new AdmitAheadUseCase(rooms, entries, admissionControl, sales, messages, actions, ids);
    }

    @Bean
    FindInQueue findInQueue(WaitingRooms rooms, Users users, QueueEntries entries) {
        return new FindInQueueUseCase(rooms, users, entries);
    }

    @Bean
    ForecastChange forecastChange(WaitingRooms rooms, RoomStatistics statistics, Clock clock) {
        return new ForecastChangeUseCase(rooms, statistics, clock);
    }

    @Bean
    RemoveFromQueue removeFromQueue(
            WaitingRooms rooms, QueueEntries entries, LeaveQueue leaveQueue, OperatorActions actions, Ids ids) {
        return new RemoveFromQueueUseCase(rooms, entries, leaveQueue, actions, ids);
    }
}
