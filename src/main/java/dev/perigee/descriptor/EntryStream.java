package dev.perigee.descriptor;

import dev.perigee.descriptor.DescriptorIndex.IndexEntry;
import io.agroal.api.AgroalDataSource;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Reads index entries from PostgreSQL as fast as it can send them: {@code COPY … TO STDOUT} in the
 * binary format, which costs neither side a conversion. The thread that reads also feeds the
 * consumer; that and PostgreSQL's process keep two cores busy.
 */
@ApplicationScoped
public class EntryStream {
  private static final int PORTION = 2000;

  /** Signature, flags and length of an extension that nobody uses, before the first row. */
  private static final int HEADER = 19;

  /** Lets a join of ten million rows stay in memory; taken only where there are so many. */
  private static final String MEMORY = "SET LOCAL work_mem = '512MB'";

  private final AgroalDataSource database;

  EntryStream(AgroalDataSource database) {
    this.database = database;
  }

  /**
   * Streams the rows of a query, one per descriptor, as entries. Rows of one entry must follow each
   * other; when {@code several} says that there may be entries of several rows, the query is
   * therefore sorted by its first column, which costs time.
   *
   * @param origin of the entries
   * @param several a query whose one row tells, as boolean, whether entries may have several rows
   * @param select whose columns are: id and account (uuid), revision and creation time in
   *     microseconds (bigint), version (integer), descriptor (bytea), groups (uuid array or null)
   * @param consumer gets portions, on a worker thread
   */
  public Uni<Void> forEach(
      IndexOrigin origin, String several, String select, Consumer<List<IndexEntry>> consumer) {
    return Uni.createFrom()
        .item(
            () -> {
              read(origin, several, select, consumer);
              return (Void) null;
            })
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private void read(
      IndexOrigin origin, String several, String select, Consumer<List<IndexEntry>> consumer) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try {
        statement.execute(MEMORY);
        boolean sorted;
        try (var answer = statement.executeQuery(several)) {
          sorted = answer.next() && answer.getBoolean(1);
        }
        String copy = "COPY (" + select + (sorted ? " ORDER BY 1" : "") + ") TO STDOUT BINARY";
        copy(connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copy), origin, consumer);
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      }
    } catch (SQLException e) {
      throw new UncheckedIOException(new IOException("reading descriptors: " + e.getMessage(), e));
    }
  }

  private static void copy(CopyOut copy, IndexOrigin origin, Consumer<List<IndexEntry>> consumer)
      throws SQLException {
    List<IndexEntry> portion = new ArrayList<>(PORTION);
    boolean first = true;
    for (byte[] message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
      ByteBuffer row = ByteBuffer.wrap(message);
      if (first) {
        row.position(HEADER);
        first = false;
        if (!row.hasRemaining()) {
          continue;
        }
      }
      if (row.getShort() < 0) { // the end is told by a negative number of columns
        continue;
      }
      IndexEntry entry = entry(row, origin);
      if (!portion.isEmpty() && portion.getLast().id().equals(entry.id())) {
        portion.add(merged(portion.removeLast(), entry));
        continue;
      }
      if (portion.size() == PORTION) {
        consumer.accept(portion);
        portion = new ArrayList<>(PORTION);
      }
      portion.add(entry);
    }
    if (!portion.isEmpty()) {
      consumer.accept(portion);
    }
  }

  private static IndexEntry merged(IndexEntry one, IndexEntry other) {
    List<Descriptor> both = new ArrayList<>(one.descriptors());
    both.addAll(other.descriptors());
    return new IndexEntry(
        one.origin(),
        one.id(),
        one.accountId(),
        one.revision(),
        one.createdMicros(),
        both,
        one.groupIds());
  }

  private static IndexEntry entry(ByteBuffer row, IndexOrigin origin) {
    UUID id = uuid(row);
    UUID account = uuid(row);
    row.getInt();
    long revision = row.getLong();
    row.getInt();
    long created = row.getLong();
    row.getInt();
    int version = row.getInt();
    byte[] components = new byte[row.getInt()];
    row.get(components);
    return new IndexEntry(
        origin,
        id,
        account,
        revision,
        created,
        List.of(new Descriptor(version, components)),
        groups(row));
  }

  private static UUID uuid(ByteBuffer row) {
    row.getInt(); // length: 16
    return new UUID(row.getLong(), row.getLong());
  }

  /** Array: dimensions, flags, element type, then length and lower bound, then the elements. */
  private static Set<UUID> groups(ByteBuffer row) {
    if (row.getInt() < 0 || row.getInt() == 0) {
      return Set.of();
    }
    row.position(row.position() + 2 * Integer.BYTES);
    UUID[] ids = new UUID[row.getInt()];
    row.getInt();
    for (int i = 0; i < ids.length; i++) {
      ids[i] = uuid(row);
    }
    return Set.of(ids);
  }
}
