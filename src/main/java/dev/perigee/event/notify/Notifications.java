package dev.perigee.event.notify;

/**
 * Sends events to the subscribers of the sockets, such as {@code /6/ws}. What is sent while nobody
 * listens is gone.
 */
public interface Notifications {

  /**
   * Hands the event to every subscriber of its account whose filters it passes. Returns at once: a
   * subscriber that does not read fast enough is disconnected rather than waited for. May be called
   * from any thread.
   */
  void send(EventMessage message);

  /** The same for general events and {@code /6/general/ws}. */
  void send(GeneralEventMessage message);
}
