package dev.perigee.face.internal;

import dev.perigee.descriptor.Descriptor;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Descriptors of a face or attribute as two parallel array columns, to and from Java. */
final class DescriptorSql {
  /** {@code versions} and {@code descriptors} of a row {@code f} of the table face. */
  static final String COLUMNS =
      """
      ARRAY(SELECT d.version FROM face_descriptor d WHERE d.face_id = f.face_id ORDER BY d.version)
        AS versions,
      ARRAY(SELECT d.descriptor FROM face_descriptor d WHERE d.face_id = f.face_id
            ORDER BY d.version) AS descriptors
      """;

  private DescriptorSql() {}

  static List<Descriptor> read(Row row) {
    Integer[] versions = row.getArrayOfIntegers("versions");
    Buffer[] bytes = row.get(Buffer[].class, row.getColumnIndex("descriptors"));
    List<Descriptor> all = new ArrayList<>(versions.length);
    for (int i = 0; i < versions.length; i++) {
      all.add(new Descriptor(versions[i], bytes[i].getBytes()));
    }
    return all;
  }

  /** Owner, versions, bytes: parameters of an insert from {@code unnest($2, $3)}. */
  static Tuple parameters(UUID owner, List<Descriptor> descriptors) {
    Integer[] versions = descriptors.stream().map(Descriptor::version).toArray(Integer[]::new);
    Buffer[] bytes =
        descriptors.stream().map(d -> Buffer.buffer(d.components())).toArray(Buffer[]::new);
    return Tuple.tuple().addUUID(owner).addArrayOfInteger(versions).addValue(bytes);
  }
}
