package io.frontrow.adapter.web;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Everything of this adapter. It needs the driving ports, some driven ports, a clock and the token settings as beans. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class WebAdapter {}
