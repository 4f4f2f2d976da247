package io.frontrow.adapter.pages;

/**
 * The document of a page. Those of different pages differ only in the modules that they name.
 *
 * @param content as it is sent
 * @param tag the entity tag
 */
record Document(Asset content, String tag) {
    static final String TEMPLATE = "index.html";

    static Document of(Asset content) {
        return new Document(content, "\"" + Sha256.shortened(content.kept()) + "\"");
    }
}
