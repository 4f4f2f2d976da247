package io.frontrow.adapter.web;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * Configures the web adapter. The application provides the driving ports, some driven ports, a clock, and the settings
 * of tokens, streams, other origins, the limits of calls and the cards of the sandbox as beans.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class WebAdapter {}
