package dev.perigee.platform.service;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** A part that /6/healthcheck asks. Every bean of this type is asked. */
public interface HealthCheck {

  /** Name in the answer, e.g. {@code db}. */
  String component();

  /**
   * @return completes when the part works; fails otherwise, the message is shown to anybody: no
   *     addresses, no secrets
   */
  Uni<Void> check();

  /** What will become a problem while the part still works; shown to anybody. */
  default List<String> warnings() {
    return List.of();
  }
}
