package dev.perigee.license;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A licence as its file states it.
 *
 * @param id names the licence; its liveness balance is kept under this name
 * @param issuedTo who may use it
 * @param expiration first moment at which it is not valid any more, empty for perpetual
 * @param features what is granted; what is missing is not, a null value is unlimited
 */
public record License(
    String id, String issuedTo, Optional<Instant> expiration, Map<Feature, Long> features) {

  /** What the program runs under when no licence file is configured: everything, for ever. */
  public static final License DEVELOPMENT =
      new License("development", "development", Optional.empty(), everything());

  public License {
    Map<Feature, Long> copy = new EnumMap<>(Feature.class);
    copy.putAll(features);
    features = Collections.unmodifiableMap(copy);
  }

  private static Map<Feature, Long> everything() {
    Map<Feature, Long> all = new EnumMap<>(Feature.class);
    for (Feature feature : Feature.values()) {
      all.put(feature, null);
    }
    return all;
  }

  public boolean validAt(Instant moment) {
    return expiration.isEmpty() || moment.isBefore(expiration.get());
  }

  /** What is granted of the feature, whether the licence is still valid or not. */
  public Allowance allowance(Feature feature) {
    if (!features.containsKey(feature)) {
      return Allowance.NONE;
    }
    Long amount = features.get(feature);
    if (feature.kind() == Feature.Kind.SWITCH) {
      return amount == null || amount > 0 ? Allowance.ON : Allowance.NONE;
    }
    return amount == null ? Allowance.UNLIMITED : Allowance.of(amount);
  }
}
