package dev.perigee.platform.fetch.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a host; may block. */
@FunctionalInterface
public interface HostResolver {
  InetAddress[] resolve(String host) throws UnknownHostException;
}
