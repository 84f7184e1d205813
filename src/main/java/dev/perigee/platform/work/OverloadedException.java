package dev.perigee.platform.work;

/**
 * A bounded queue is full: the request is answered 503 with Retry-After. No stack trace: it comes
 * at the rate of requests.
 */
public class OverloadedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String queue;

  /**
   * @param queue name of the queue, shown to the caller
   */
  public OverloadedException(String queue) {
    super("queue of " + queue + " is full", null, false, false);
    this.queue = queue;
  }

  public String queue() {
    return queue;
  }
}
