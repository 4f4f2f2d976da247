package io.frontrow.shared.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

class PageTest {

    @Property
    void allPagesCombinedAreTheList(
            @ForAll @IntRange(max = 60) int size, @ForAll @IntRange(min = 1, max = 10) int limit) {
        List<Long> all = LongStream.range(0, size).boxed().toList();
        List<Long> read = new ArrayList<>();
        int pages = 0;

        Page<Long> page = page(all, new PageRequest(limit, null));
        read.addAll(page.items());
        while (page.next() != null) {
            pages++;
            page = page(all, new PageRequest(limit, page.next()));
            read.addAll(page.items());
        }

        assertThat(read).isEqualTo(all);
        assertThat(pages).isEqualTo(Math.max(0, Math.ceilDiv(size, limit) - 1));
    }

    @Example
    void aPageKeepsItsCursorWhenItsItemsChange() {
        Page<Long> page = new Page<>(List.of(1L, 2L), cursorOf(2L));

        assertThat(page.map(item -> "item " + item)).isEqualTo(new Page<>(List.of("item 1", "item 2"), cursorOf(2L)));
    }

    @Example
    void aPageHasOneToTwoHundredItems() {
        assertThat(PageRequest.first(1).after()).isNull();
        assertThat(PageRequest.first(200).limit()).isEqualTo(200);
        assertThatIllegalArgumentException().isThrownBy(() -> PageRequest.first(0));
        assertThatIllegalArgumentException().isThrownBy(() -> PageRequest.first(201));
    }

    /** Items as a store reads them: one more than the page may hold. */
    private static Page<Long> page(List<Long> all, PageRequest request) {
        List<Long> found = all.stream()
                .filter(item -> isAfter(item, request.after()))
                .limit(request.limit() + 1L)
                .toList();
        return Page.of(found, request, PageTest::cursorOf);
    }

    private static boolean isAfter(long item, @Nullable Cursor cursor) {
        return cursor == null || item > cursor.sortKey();
    }

    private static Cursor cursorOf(long item) {
        return new Cursor(item, new UUID(0, item));
    }
}
