package dev.perigee.handler.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.perigee.handler.Handler;
import dev.perigee.handler.Handlers;
import dev.perigee.handler.PolicyReader;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/**
 * Handlers by id, remembered for a second: a camera asks for the same one many times in it. Changes
 * made here are seen at once.
 */
@ApplicationScoped
class HandlerDirectory implements Handlers {
  private static final Duration MEMORY = Duration.ofSeconds(1);
  private static final int MOST = 10_000;

  private final HandlerSql sql;
  private final PolicyReader policies;
  private final Cache<UUID, Usable> remembered =
      Caffeine.newBuilder().expireAfterWrite(MEMORY).maximumSize(MOST).build();

  HandlerDirectory(HandlerSql sql, PolicyReader policies) {
    this.sql = sql;
    this.policies = policies;
  }

  @Override
  public Uni<Usable> usable(UUID accountId, UUID handlerId) {
    Usable known = remembered.getIfPresent(handlerId);
    if (known != null && known.handler().accountId().equals(accountId)) {
      return Uni.createFrom().item(known);
    }
    return sql.byId(accountId, handlerId)
        .onItem()
        .ifNull()
        .failWith(() -> ApiException.of(ErrorCode.HANDLER_NOT_FOUND, handlerId))
        .map(this::ready)
        .invoke(found -> remembered.put(handlerId, found));
  }

  private Usable ready(Handler handler) {
    if (handler.policies() == null) {
      return new Usable(handler, null);
    }
    try {
      return new Usable(handler, policies.read(handler.policies(), "").policies());
    } catch (ApiException unfit) { // written by hand, or by a program that knows more
      throw ApiException.of(ErrorCode.HANDLER_CORRUPTED, handler.handlerId());
    }
  }

  /** The handler has changed or is gone. */
  void forget(UUID handlerId) {
    remembered.invalidate(handlerId);
  }
}
