package dev.perigee.license;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * How much of a feature a licence grants, in the form of the Licenses API.
 *
 * @param available whether there is any
 * @param value how much, 0 or more; null for unlimited
 */
@RegisterForReflection
public record Allowance(@JsonProperty("is_available") boolean available, Long value) {
  public static final Allowance NONE = new Allowance(false, 0L);
  public static final Allowance UNLIMITED = new Allowance(true, null);

  /** A switch that is on. */
  public static final Allowance ON = new Allowance(true, 1L);

  /** So many; none when 0. */
  public static Allowance of(long amount) {
    return amount == 0 ? NONE : new Allowance(true, amount);
  }

  public boolean unlimited() {
    return available && value == null;
  }
}
