package dev.perigee.event;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/** Events that share a transaction with something else. */
public interface JointSave {

  /** Inserts them in the transaction of the connection. */
  Uni<Void> write(SqlClient sql);

  /** The transaction is committed: makes them searchable. */
  void committed();
}
