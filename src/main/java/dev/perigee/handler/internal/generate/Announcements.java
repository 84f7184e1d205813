package dev.perigee.handler.internal.generate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.event.notify.Callback;
import dev.perigee.event.notify.Callbacks;
import dev.perigee.event.notify.EventMessage;
import dev.perigee.event.notify.Notifications;
import dev.perigee.handler.StoragePolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Tells subscribers and callbacks of events that are stored. */
@ApplicationScoped
class Announcements {
  private final Notifications notifications;
  private final Callbacks callbacks;

  Announcements(Notifications notifications, Callbacks callbacks) {
    this.notifications = notifications;
    this.callbacks = callbacks;
  }

  /** Returns at once. A callback gets one message with those of the events that it is for. */
  void tell(Job job, List<Made> made, GeneratedEvents.Frame frame) {
    for (Made one : made) {
      EventMessage message =
          new EventMessage(job.accountId(), one.event(), one.shown(), job.requestId());
      for (int i = 0; i < one.judged().plan().notifications(); i++) {
        notifications.send(message);
      }
    }
    for (StoragePolicy.Callback callback : job.policies().storagePolicy().callbacks()) {
      List<ObjectNode> events =
          made.stream().filter(one -> isFor(one, callback)).map(Made::shown).toList();
      if (callback.overHttp() && !events.isEmpty()) {
        callbacks.send(target(callback), frame.around(events), job.requestId());
      }
    }
  }

  private static boolean isFor(Made one, StoragePolicy.Callback callback) {
    return one.judged().plan().callbacks().stream().anyMatch(planned -> planned == callback);
  }

  private static Callback target(StoragePolicy.Callback callback) {
    StoragePolicy.Authorization known = callback.authorization();
    return new Callback(
        URI.create(callback.url()),
        known == null ? null : known.login(),
        known == null ? null : known.password(),
        callback.params().contentType().endsWith("msgpack"),
        Duration.ofSeconds(callback.params().timeout()),
        callback.params().headers());
  }
}
