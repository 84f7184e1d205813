package dev.perigee.license.internal;

import dev.perigee.license.Allowance;
import dev.perigee.license.Consumption;
import dev.perigee.license.Consumption.Outcome;
import dev.perigee.license.Feature;
import dev.perigee.license.License;
import dev.perigee.license.LicenseGate;
import dev.perigee.platform.config.PerigeeConfig;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The licence in force. It is read when the program starts, which fails without a usable one, and
 * again and again while it runs; a file that turns bad then changes nothing but the log.
 */
@ApplicationScoped
class InstalledLicense implements LicenseGate {
  private static final Logger LOG = Logger.getLogger(InstalledLicense.class);

  private final LicenseSource source;
  private final LivenessBalance balance;
  private final Consumer<License> changes;
  private final Clock clock;
  private volatile License license;
  private String lastFailure;

  @Inject
  InstalledLicense(PerigeeConfig config, LivenessBalance balance, Event<License> changes) {
    this(LicenseSource.of(config), balance, changes::fire, Clock.systemUTC());
  }

  InstalledLicense(
      LicenseSource source, LivenessBalance balance, Consumer<License> changes, Clock clock) {
    this.source = source;
    this.balance = balance;
    this.changes = changes;
    this.clock = clock;
    this.license = source.read();
  }

  void onStart(@Observes StartupEvent event) {
    if (source.file().isPresent()) {
      LOG.infof("licence %s of %s", license.id(), license.issuedTo());
    }
    review();
  }

  /** Takes over a file that has changed. */
  @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void refresh() {
    try {
      License read = source.read();
      lastFailure = null;
      if (!read.equals(license)) {
        license = read;
        LOG.infof("the licence has changed: %s of %s", read.id(), read.issuedTo());
        review();
        changes.accept(read);
      }
    } catch (LicenseException e) {
      if (!e.getMessage().equals(lastFailure)) {
        LOG.warnf("the last good licence stays in force: %s", e.getMessage());
      }
      lastFailure = e.getMessage();
    }
  }

  /** Tells the log what will be a problem, or is one. */
  @Scheduled(cron = "0 0 0 * * ?")
  void review() {
    warnings().forEach(LOG::warn);
  }

  List<String> warnings() {
    return Expiry.warnings(license, clock.instant());
  }

  @Override
  public License current() {
    return license;
  }

  @Override
  public boolean valid() {
    return license.validAt(clock.instant());
  }

  @Override
  public void require(Feature feature) {
    if (!allows(feature)) {
      throw ApiException.of(ErrorCode.LICENSE_PROBLEM, feature.field() + " not available");
    }
  }

  @Override
  public Uni<Consumption> consumeLiveness(long count) {
    License now = license;
    Allowance granted = now.allowance(Feature.LIVENESS);
    if (!granted.available()) {
      return Uni.createFrom().item(new Consumption(Outcome.NOT_GRANTED, 0));
    }
    if (!now.validAt(clock.instant())) {
      return Uni.createFrom().item(new Consumption(Outcome.EXPIRED, 0));
    }
    if (granted.unlimited()) {
      return Uni.createFrom().item(new Consumption(Outcome.DONE, count));
    }
    return balance
        .take(now.id(), granted.value(), count)
        .map(taken -> new Consumption(taken == count ? Outcome.DONE : Outcome.EXHAUSTED, taken));
  }
}
