package io.frontrow.adapter.web.sales;

import java.util.List;

/**
 * The card tokens that people may try out.
 *
 * @param tokens empty where payments move money
 */
public record SandboxCards(List<String> tokens) {
    public SandboxCards {
        tokens = List.copyOf(tokens);
    }
}
