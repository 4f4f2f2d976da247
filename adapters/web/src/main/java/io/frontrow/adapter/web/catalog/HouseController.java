package io.frontrow.adapter.web.catalog;

import io.frontrow.adapter.web.http.ApiResponse;
import io.frontrow.adapter.web.http.PageResponse;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.reservation.ListPerformanceSales;
import io.frontrow.reservation.ListSeatHolders;
import io.frontrow.reservation.model.SeatHolder;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows operators how full the performances are, and who has which seat. */
@RestController
@RequestMapping(path = "/admin", produces = MediaType.APPLICATION_JSON_VALUE)
final class HouseController {
    private final ListPerformanceSales listSales;
    private final ListSeatHolders listHolders;

    HouseController(ListPerformanceSales listSales, ListSeatHolders listHolders) {
        this.listSales = listSales;
        this.listHolders = listHolders;
    }

    @GetMapping("/performances")
    Mono<ApiResponse> performances(PageRequest request) {
        return listSales.current(request).map(page -> response(page, SectionedSalesResponse::of));
    }

    @GetMapping("/concerts/{concertId}/performances")
    Mono<ApiResponse> performances(@PathVariable ConcertId concertId, PageRequest request) {
        return listSales
                .ofConcert(concertId, request)
                .map(found -> found.map(page -> response(page, SectionedSalesResponse::of))
                        .orElseGet(() -> ApiResponse.problem(ProblemCode.UNKNOWN_CONCERT)));
    }

    @GetMapping("/performances/{performanceId}/seats")
    Mono<ApiResponse> seats(
            @PathVariable PerformanceId performanceId,
            @RequestParam Optional<Integer> seatNumber,
            PageRequest request) {
        return seatNumber
                .map(number -> listHolders.find(performanceId, number))
                .orElseGet(() -> listHolders.list(performanceId, request))
                .map(HouseController::response);
    }

    @GetMapping("/performances/{performanceId}/seat-holders")
    Mono<ApiResponse> seatHolders(@PathVariable PerformanceId performanceId) {
        return listHolders
                .all(performanceId)
                .map(found -> found.map(holders -> response(performanceId, holders))
                        .orElseGet(() -> ApiResponse.problem(ProblemCode.UNKNOWN_PERFORMANCE)));
    }

    private static ApiResponse response(PerformanceId performanceId, List<SeatHolder> holders) {
        return ApiResponse.ok(SeatHoldersResponse.of(performanceId, holders));
    }

    private static ApiResponse response(Optional<Page<SeatHolder>> found) {
        return found.map(page -> response(page, SeatHolderResponse::of))
                .orElseGet(() -> ApiResponse.problem(ProblemCode.UNKNOWN_PERFORMANCE));
    }

    private static <T> ApiResponse response(Page<T> page, Function<T, Object> response) {
        return ApiResponse.ok(PageResponse.of(page, response));
    }
}
