package io.frontrow.onsale.verdict;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;

/** What became of a line for somebody who reads the verdict, the most important first. */
public enum Group {
    BROKEN("What went wrong"),
    /** The test failed, and not the service. */
    UNRELIABLE("What this test cannot be trusted for"),
    UNDECIDED("What could not be decided"),
    HOLDS("What was right"),
    NOT_ASKED("What was not part of this test");

    private final String title;

    Group(String title) {
        this.title = title;
    }

    /** {@return the group of a finding} */
    public static Group of(Finding finding) {
        return switch (finding.status()) {
            case FAIL -> finding.line().isAboutTheTest() ? UNRELIABLE : BROKEN;
            case UNKNOWN -> finding.applies() ? UNDECIDED : NOT_ASKED;
            case PASS -> HOLDS;
        };
    }

    /** {@return the findings of this group} */
    public List<Finding> in(Verdict verdict) {
        return verdict.findings().stream().filter(it -> of(it) == this).toList();
    }

    /** {@return the groups, the most important first} */
    public static List<Group> all() {
        return Arrays.asList(values());
    }

    @JsonValue
    public String title() {
        return title;
    }
}
