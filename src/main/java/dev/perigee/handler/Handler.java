package dev.perigee.handler;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * A handler as the API shows it.
 *
 * @param type 0 static, 1 dynamic, 2 lambda
 * @param dynamic the older way to tell type 1
 * @param lambdaId of type 2, null for others
 * @param policies of type 0 with every default filled in, null for others
 */
@RegisterForReflection
public record Handler(
    UUID handlerId,
    UUID accountId,
    String description,
    @JsonProperty("handler_type") int type,
    @JsonProperty("is_dynamic") boolean dynamic,
    UUID lambdaId,
    ObjectNode policies,
    Instant createTime,
    Instant lastUpdateTime) {

  /** Policies are its own. */
  public static final int STATIC = 0;

  /** Policies come with each request. */
  public static final int DYNAMIC = 1;

  /** A lambda does the work. */
  public static final int LAMBDA = 2;
}
