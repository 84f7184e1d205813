/** Counts and times of requests for Prometheus: {@code /metrics} of every service. */
package dev.perigee.platform.metrics;
