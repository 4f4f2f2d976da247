package io.frontrow.adapter.web.fastpath;

import java.util.List;

/** Implemented by controllers with calls that the fast path handles, too. */
@FunctionalInterface
public interface FastRoutes {

    /** {@return the routes, each of which is mapped by an annotation as well} */
    List<FastRoute> fastRoutes();
}
