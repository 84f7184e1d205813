package dev.perigee.license.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.perigee.license.Allowance;
import dev.perigee.license.Feature;
import dev.perigee.license.License;
import dev.perigee.license.LicenseGate;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** The licence as the Licenses API shows it. */
@Singleton
class LicenseView {
  private static final Logger LOG = Logger.getLogger(LicenseView.class);
  private static final String EXPIRATION = "expiration_time";
  private static final String LIVENESS = Feature.LIVENESS.field();
  private static final String BALANCE = "liveness_balance";

  /** Everything that may be asked for, in the order of the answer. */
  static final List<String> TARGETS =
      List.of(
          EXPIRATION,
          Feature.FACES_LIMIT.field(),
          LIVENESS,
          BALANCE,
          Feature.DEEPFAKE.field(),
          Feature.ISO.field(),
          Feature.BODY_ATTRIBUTES.field(),
          Feature.PEOPLE_COUNTER.field(),
          Feature.INDEX.field(),
          Feature.STREAMS_LIMIT.field(),
          Feature.ANALYTICS_STREAMS_LIMIT.field(),
          Feature.LAMBDAS.field());

  private final LicenseGate gate;
  private final LivenessBalance balance;

  LicenseView(LicenseGate gate, LivenessBalance balance) {
    this.gate = gate;
    this.balance = balance;
  }

  /**
   * @param available whether the licence is valid now
   * @param value RFC 3339 time or {@code PERPETUAL}
   */
  @RegisterForReflection
  record ExpirationTime(@JsonProperty("is_available") boolean available, String value) {}

  /**
   * The fields asked for; {@code liveness} brings its balance along.
   *
   * @param asked targets; empty for all
   */
  Uni<Map<String, Object>> of(List<String> asked) {
    for (String target : asked) {
      if (!TARGETS.contains(target)) {
        throw ApiException.of(ErrorCode.LICENSE_TARGET_INVALID, target, quoted());
      }
    }
    License license = gate.current();
    Map<String, Object> view = new LinkedHashMap<>();
    for (String target : TARGETS) {
      if (asked.isEmpty()
          || asked.contains(target)
          || target.equals(BALANCE) && asked.contains(LIVENESS)) {
        view.put(target, field(license, target));
      }
    }
    if (!view.containsKey(BALANCE)) {
      return Uni.createFrom().item(view);
    }
    return left(license)
        .map(
            allowance -> {
              view.put(BALANCE, allowance);
              return view;
            });
  }

  /** The balance comes later, from the database. */
  private Object field(License license, String target) {
    if (target.equals(EXPIRATION)) {
      return new ExpirationTime(
          gate.valid(), license.expiration().map(Instant::toString).orElse(LicenseFile.PERPETUAL));
    }
    Allowance allowance = Feature.of(target).map(license::allowance).orElse(Allowance.NONE);
    return target.equals(LIVENESS) && allowance.available() ? Allowance.ON : allowance;
  }

  private Uni<Allowance> left(License license) {
    Allowance granted = license.allowance(Feature.LIVENESS);
    if (!granted.available() || granted.unlimited()) {
      return Uni.createFrom().item(granted);
    }
    return balance
        .left(license.id(), granted.value())
        .map(left -> new Allowance(true, left))
        .onFailure()
        .invoke(e -> LOG.error("the liveness balance cannot be read", e))
        .onFailure()
        .transform(
            e ->
                ApiException.of(
                    ErrorCode.LICENSE_VALUE_UNKNOWN, Feature.LIVENESS.platformName(), "Internal"));
  }

  private static String quoted() {
    return "{'" + String.join("', '", TARGETS) + "'}";
  }
}
