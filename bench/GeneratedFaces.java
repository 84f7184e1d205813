import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SplittableRandom;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Faces by number, each with the same id and descriptor always, written straight into the database.
 */
final class GeneratedFaces {
  private static final int VERSION = 1001;
  private static final int WIDTH = 512;
  private static final int PORTION = 100_000;
  private static final byte[] HEADER = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };

  private GeneratedFaces() {}

  static UUID id(long number) {
    SplittableRandom random = new SplittableRandom(number * 31 + 7);
    return new UUID(
        random.nextLong() & ~0xF000L | 0x4000L,
        random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
  }

  /** Components spread as those of quantised unit vectors are. */
  static byte[] descriptor(long number) {
    SplittableRandom random = new SplittableRandom(number);
    byte[] out = new byte[WIDTH];
    for (int i = 0; i < WIDTH; i += 4) {
      long bits = random.nextLong();
      for (int j = 0; j < 4; j++) {
        // Sum of two uniform numbers of 0..55: standard deviation 22.9.
        int a = (int) (bits >>> (16 * j) & 0xFF) * 56 >> 8;
        int b = (int) (bits >>> (16 * j + 8) & 0xFF) * 56 >> 8;
        out[i + j] = (byte) (a + b - 55);
      }
    }
    return out;
  }

  /** Another photo of the face: cosine about 0.7. */
  static byte[] photo(long number) {
    byte[] face = descriptor(number);
    byte[] other = descriptor(~number);
    for (int i = 0; i < WIDTH; i++) {
      face[i] = (byte) Math.round(0.7 * face[i] + 0.71 * other[i]);
    }
    return face;
  }

  /** Writes faces {@code from} to {@code until}, members of the list. */
  static void write(Connection database, UUID account, UUID list, long from, long until)
      throws Exception {
    database.setAutoCommit(false);
    try (Statement statement = database.createStatement()) {
      // Keys are right by construction; checking them would double the time.
      statement.execute("SET synchronous_commit = off");
      for (long first = from; first < until; first += PORTION) {
        long end = Math.min(until, first + PORTION);
        copy(database, "face (face_id, account_id, user_data)", first, end, (out, n) -> {
          out.writeShort(3);
          uuid(out, id(n));
          uuid(out, account);
          bytes(out, ("face " + n).getBytes());
        });
        copy(database, "face_descriptor (face_id, version, descriptor)", first, end, (out, n) -> {
          out.writeShort(3);
          uuid(out, id(n));
          out.writeInt(4);
          out.writeInt(VERSION);
          bytes(out, descriptor(n));
        });
        copy(database, "list_face (face_id, list_id)", first, end, (out, n) -> {
          out.writeShort(2);
          uuid(out, id(n));
          uuid(out, list);
        });
        database.commit();
        System.out.printf("%,d faces written%n", end);
      }
    }
    database.setAutoCommit(true);
    try (Statement statement = database.createStatement()) {
      statement.execute("ANALYZE face, face_descriptor, list_face");
    }
  }

  static UUID account(Connection database, String login) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet found =
            statement.executeQuery("SELECT account_id FROM account WHERE login = '" + login + "'")) {
      found.next();
      return found.getObject(1, UUID.class);
    }
  }

  private interface RowWriter {
    void write(DataOutputStream out, long number) throws IOException;
  }

  private static void copy(
      Connection database, String table, long from, long until, RowWriter writer)
      throws Exception {
    CopyIn copy =
        database.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + table + " FROM STDIN BINARY");
    ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(buffer);
    out.write(HEADER);
    for (long n = from; n < until; n++) {
      writer.write(out, n);
      if (buffer.size() > 1 << 20) {
        copy.writeToCopy(buffer.toByteArray(), 0, buffer.size());
        buffer.reset();
      }
    }
    out.writeShort(-1);
    copy.writeToCopy(buffer.toByteArray(), 0, buffer.size());
    copy.endCopy();
  }

  private static void uuid(DataOutputStream out, UUID id) throws IOException {
    out.writeInt(16);
    out.writeLong(id.getMostSignificantBits());
    out.writeLong(id.getLeastSignificantBits());
  }

  private static void bytes(DataOutputStream out, byte[] value) throws IOException {
    out.writeInt(value.length);
    out.write(value);
  }
}
