package dev.perigee.face;

import dev.perigee.face.Faces.NewFace;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Faces and temporary attributes that come into being together with something else. */
public interface JointCreation {

  /** A face and the id that it is to have. */
  record FaceToBe(UUID faceId, NewFace face) {}

  /**
   * A temporary attribute and the id that it is to have.
   *
   * @param data not empty
   * @param ttl 1..86,400 s
   */
  record AttributeToBe(UUID attributeId, AttributeData data, Duration ttl) {}

  /**
   * Creates everything in one transaction.
   *
   * @param rest what else belongs to the transaction; may be carried out more than once, each time
   *     after the one before was rolled back
   * @return completes when all is committed and searchable; fails with nothing stored, as {@link
   *     Faces#create} does
   */
  Uni<Void> create(
      UUID accountId,
      List<FaceToBe> faces,
      List<AttributeToBe> attributes,
      Function<SqlClient, Uni<Void>> rest);
}
