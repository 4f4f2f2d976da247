package io.frontrow.adapter.web.http;

import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;

/** One of this adapter's own resolvers: it gives controllers a value of the request by the type they ask for. */
public interface RequestValueResolver extends SyncHandlerMethodArgumentResolver {}
