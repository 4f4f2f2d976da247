package io.frontrow.adapter.web.queue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;

/** The epochs of a policy as entity tags, by which operators notice that another one was faster. */
final class PolicyEpochs {
    private static final Pattern EPOCH = Pattern.compile("\\d{1,18}");

    private PolicyEpochs() {}

    static String tag(long epoch) {
        return "\"" + epoch + "\"";
    }

    /**
     * {@return the epochs that a request names; empty if it names none, so that any matches}
     *
     * @param ifMatch the header {@code If-Match}. Tags that are weak or that were not issued here match nothing.
     */
    static Optional<Set<Long>> named(@Nullable String ifMatch) {
        if (ifMatch == null) {
            return Optional.empty();
        }
        List<ETag> tags = ETag.parse(ifMatch);
        if (tags.stream().anyMatch(ETag::isWildcard)) {
            return Optional.empty();
        }
        return Optional.of(tags.stream()
                .filter(tag -> !tag.weak() && EPOCH.matcher(tag.tag()).matches())
                .map(tag -> Long.valueOf(tag.tag()))
                .collect(Collectors.toSet()));
    }
}
