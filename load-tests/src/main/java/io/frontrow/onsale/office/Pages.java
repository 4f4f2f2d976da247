package io.frontrow.onsale.office;

import io.frontrow.onsale.client.Answer;
import io.frontrow.onsale.client.HttpApi;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Reads lists that the service pages. */
final class Pages {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LIMIT = 200;

    private Pages() {}

    /** {@return the whole list as the items of one answer, or the answer of the first page that could not be read} */
    static Answer read(HttpApi api, String path, String accessToken) {
        ArrayNode items = JSON.createArrayNode();
        String next = "";
        while (true) {
            Answer page = api.get("%s?limit=%d%s".formatted(path, LIMIT, next), accessToken);
            if (!page.isDone()) {
                return page;
            }
            items.addAll(page.body().path("items").values());
            if (page.text("next") == null) {
                return new Answer(page.status(), JSON.createObjectNode().set("items", items));
            }
            next = "&after=" + page.text("next");
        }
    }
}
