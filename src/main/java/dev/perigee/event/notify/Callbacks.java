package dev.perigee.event.notify;

import com.fasterxml.jackson.databind.JsonNode;

/** Sends events to HTTP servers of users. */
public interface Callbacks {

  /**
   * Puts the message into the queue and returns at once; it is sent in the background, tried again
   * with growing pauses when the server does not take it, and given up after some attempts. What
   * does not get through is told in the log and in the metrics, never to the caller. May be called
   * from any thread.
   *
   * @param body object to be sent; not to be changed any more
   * @param requestId of the request that made it, goes along as {@code Luna-Request-Id}
   */
  void send(Callback callback, JsonNode body, String requestId);
}
