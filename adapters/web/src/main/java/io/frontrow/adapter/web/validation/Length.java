package io.frontrow.adapter.web.validation;

/**
 * The group of the constraints on the length of a list, checked before those of the default group, which check every
 * element. A list that is too long then has one violation, not one for each element.
 */
public interface Length {}
