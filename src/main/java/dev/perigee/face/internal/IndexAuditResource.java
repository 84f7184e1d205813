package dev.perigee.face.internal;

import dev.perigee.account.AccountType;
import dev.perigee.account.CallerContext;
import dev.perigee.descriptor.IndexAudit;
import dev.perigee.descriptor.IndexFingerprint;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** {@code GET /perigee/index/audit}: an administrator's look at index and database. */
@Path("/perigee/index/audit")
public class IndexAuditResource {
  private final IndexAudit audit;
  private final CallerContext callers;

  IndexAuditResource(IndexAudit audit, CallerContext callers) {
    this.audit = audit;
    this.callers = callers;
  }

  @GET
  public Uni<Comparison> audit() {
    if (callers.current().type() != AccountType.ADMIN) {
      throw ApiException.of(ErrorCode.PERMISSION_REQUIRED, "view", "index");
    }
    return audit
        .run()
        .map(
            result ->
                new Comparison(
                    result.equal(), Side.of(result.index()), Side.of(result.database())));
  }

  /** Both sides. */
  public record Comparison(boolean equal, Side index, Side database) {}

  /**
   * @param descriptors how many
   * @param checksum over all of them, hexadecimal
   */
  public record Side(long descriptors, String checksum) {
    static Side of(IndexFingerprint fingerprint) {
      return new Side(fingerprint.descriptors(), Long.toHexString(fingerprint.hash()));
    }
  }
}
