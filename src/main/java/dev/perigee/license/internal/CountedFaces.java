package dev.perigee.license.internal;

import dev.perigee.license.Allowance;
import dev.perigee.license.FaceQuota;
import dev.perigee.license.Feature;
import dev.perigee.license.License;
import dev.perigee.license.LicenseGate;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jboss.logging.Logger;

/** {@link FaceQuota} in memory. */
@ApplicationScoped
class CountedFaces implements FaceQuota {
  private static final Logger LOG = Logger.getLogger(CountedFaces.class);

  private final LicenseGate gate;
  private long stored;
  private long reserved;
  private Level level = Level.ENOUGH;

  CountedFaces(LicenseGate gate) {
    this.gate = gate;
  }

  /** How full the limit is. */
  enum Level {
    ENOUGH,
    /** Less than 15 % of the limit is left. */
    LOW,
    /** The limit is passed; the platform tolerates that up to 110 %. */
    OVER;

    static Level of(long stored, Allowance limit) {
      if (limit.unlimited() || stored == 0) {
        return ENOUGH;
      }
      if (stored > limit.value()) {
        return OVER;
      }
      return 100 * (limit.value() - stored) < 15 * limit.value() ? LOW : ENOUGH;
    }
  }

  @Override
  public synchronized long count() {
    return stored;
  }

  @Override
  public synchronized void start(long count) {
    stored = count;
    watch();
  }

  @Override
  public synchronized void reserve() {
    Allowance limit = limit();
    if (!limit.unlimited() && 10 * (stored + reserved) >= 11 * limit.value()) {
      throw ApiException.of(ErrorCode.LICENSE_PROBLEM, "faces limit exceeded");
    }
    reserved++;
  }

  @Override
  public synchronized void settle(int ended, long change) {
    reserved -= ended;
    if (change != 0) {
      stored += change;
      watch();
    }
  }

  synchronized void onChange(@Observes License changed) {
    watch();
  }

  private Allowance limit() {
    return gate.current().allowance(Feature.FACES_LIMIT);
  }

  private void watch() {
    Allowance limit = limit();
    Level now = Level.of(stored, limit);
    if (now == level) {
      return;
    }
    level = now;
    switch (now) {
      case ENOUGH -> LOG.infof("%d faces with attributes: there is room again", stored);
      case LOW -> warning().ifPresent(LOG::warn);
      case OVER -> warning().ifPresent(LOG::error);
      default -> throw new IllegalStateException(now.name());
    }
  }

  /** What there is to say about the room left. */
  synchronized Optional<String> warning() {
    Allowance limit = limit();
    return switch (Level.of(stored, limit)) {
      case ENOUGH -> Optional.empty();
      case LOW ->
          Optional.of(
              "%d faces with attributes: less than 15 %% of the licence's %d are left"
                  .formatted(stored, limit.value()));
      case OVER ->
          Optional.of(
              "%d faces with attributes, the licence grants %d: at 110 %% no more are taken"
                  .formatted(stored, limit.value()));
    };
  }
}
