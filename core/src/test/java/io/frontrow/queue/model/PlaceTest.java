package io.frontrow.queue.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class PlaceTest {

    private static final long LAST = (1L << 53) - 1;

    @Property
    void everyPlaceIsExactAsADouble(@ForAll @LongRange(max = LAST) long value) {
        assertThat((long) (double) new Place(value).value()).isEqualTo(value);
    }

    @Property
    void theSmallerIsTheEarlier(@ForAll @LongRange(max = LAST) long one, @ForAll @LongRange(max = LAST) long other) {
        assertThat(new Place(one).compareTo(new Place(other))).isEqualTo(Long.compare(one, other));
    }

    @Example
    void thereIsNoPlaceBeyondTheBounds() {
        assertThat(new Place(0)).isLessThan(new Place(LAST));
        assertThatIllegalArgumentException().isThrownBy(() -> new Place(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Place(LAST + 1));
    }
}
