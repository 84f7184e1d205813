/**
 * Downloads from URLs that callers name, so that nobody makes the server ask a host that only the
 * server can reach. The address that has been checked is the one that is connected to: a name that
 * resolves to another address a moment later gains nothing.
 */
package dev.perigee.platform.fetch;
