/** What all controllers share: answers, paging, header and path values. */
@NullMarked
package io.frontrow.adapter.web.http;

import org.jspecify.annotations.NullMarked;
