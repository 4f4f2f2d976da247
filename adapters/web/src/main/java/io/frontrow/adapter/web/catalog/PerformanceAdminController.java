package io.frontrow.adapter.web.catalog;

import io.frontrow.adapter.web.http.ApiPaths;
import io.frontrow.adapter.web.http.ApiResponse;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.security.Caller;
import io.frontrow.catalog.ChangePerformance;
import io.frontrow.reservation.ReadPerformanceSales;
import io.frontrow.shared.id.PerformanceId;
import jakarta.validation.Valid;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Reads and changes performances, for operators. */
@RestController
@RequestMapping(path = "/admin/performances/{performanceId}", produces = MediaType.APPLICATION_JSON_VALUE)
final class PerformanceAdminController {
    private final ReadPerformanceSales readSales;
    private final ChangePerformance changePerformance;

    PerformanceAdminController(ReadPerformanceSales readSales, ChangePerformance changePerformance) {
        this.readSales = readSales;
        this.changePerformance = changePerformance;
    }

    @GetMapping
    Mono<ApiResponse> read(@PathVariable PerformanceId performanceId) {
        return read(performanceId, ApiResponse::ok);
    }

    @PatchMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, ApiPaths.MERGE_PATCH})
    Mono<ApiResponse> move(
            @PathVariable PerformanceId performanceId,
            @AuthenticationPrincipal Caller caller,
            @Valid @RequestBody PerformanceMove request) {
        return changePerformance
                .move(caller.userId(), performanceId, request.startsAt())
                .flatMap(result -> response(result, () -> read(performanceId, ApiResponse::ok)));
    }

    @DeleteMapping
    Mono<ApiResponse> withdraw(@PathVariable PerformanceId performanceId, @AuthenticationPrincipal Caller caller) {
        return changePerformance
                .withdraw(caller.userId(), performanceId)
                .flatMap(result -> response(result, () -> Mono.just(ApiResponse.noContent())));
    }

    @PostMapping("/cancellation")
    Mono<ApiResponse> cancel(
            @PathVariable PerformanceId performanceId,
            @AuthenticationPrincipal Caller caller,
            @Valid @RequestBody PerformanceCancellation request) {
        return changePerformance
                .cancel(caller.userId(), performanceId, request.reason())
                .flatMap(result -> response(result, () -> read(performanceId, ApiResponse::accepted)));
    }

    private Mono<ApiResponse> read(PerformanceId performanceId, Function<Object, ApiResponse> response) {
        return readSales
                .read(performanceId)
                .map(found -> found.map(sales -> response.apply(PerformanceSalesResponse.of(sales)))
                        .orElseGet(() -> ApiResponse.problem(ProblemCode.UNKNOWN_PERFORMANCE)));
    }

    private static Mono<ApiResponse> response(ChangePerformance.Result result, Supplier<Mono<ApiResponse>> changed) {
        return switch (result) {
            case ChangePerformance.Result.Changed() -> changed.get();
            case ChangePerformance.Result.UnknownPerformance() -> problem(ProblemCode.UNKNOWN_PERFORMANCE);
            case ChangePerformance.Result.NotOnSale() -> problem(ProblemCode.PERFORMANCE_NOT_BOOKABLE);
            case ChangePerformance.Result.Sold() -> problem(ProblemCode.PERFORMANCE_SOLD);
            case ChangePerformance.Result.Refused(var why) -> Mono.just(ScheduleProblems.response(why));
        };
    }

    private static Mono<ApiResponse> problem(ProblemCode code) {
        return Mono.just(ApiResponse.problem(code));
    }
}
