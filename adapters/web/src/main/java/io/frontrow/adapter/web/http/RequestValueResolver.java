package io.frontrow.adapter.web.http;

import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;

/** A resolver of this adapter: it passes a value of the request to controllers by the type of their parameter. */
public interface RequestValueResolver extends SyncHandlerMethodArgumentResolver {}
