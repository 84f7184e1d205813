package dev.perigee.face.internal;

import dev.perigee.face.AttributeData;
import dev.perigee.face.BasicAttributes;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.UUID;

/** Attribute columns, which the tables face and attribute share, to and from Java. */
final class AttributeSql {
  private AttributeSql() {}

  /** Adds age, gender, ethnicity, basic_attributes_samples, face_descriptor_samples. */
  static Tuple addTo(Tuple tuple, AttributeData data) {
    BasicAttributes basic =
        data == null || data.basic() == null ? new BasicAttributes(null, null, null) : data.basic();
    return tuple
        .addInteger(basic.age())
        .addInteger(basic.gender())
        .addInteger(basic.ethnicity())
        .addArrayOfUUID(data == null ? new UUID[0] : data.basicSamples().toArray(UUID[]::new))
        .addArrayOfUUID(data == null ? new UUID[0] : data.descriptorSamples().toArray(UUID[]::new));
  }

  /** Reads the attribute columns plus {@code versions} and {@code descriptors}. */
  static AttributeData read(Row row) {
    return new AttributeData(
        DescriptorSql.read(row),
        List.of(row.getArrayOfUUIDs("face_descriptor_samples")),
        new BasicAttributes(
            row.getInteger("age"), row.getInteger("gender"), row.getInteger("ethnicity")),
        List.of(row.getArrayOfUUIDs("basic_attributes_samples")));
  }
}
