package dev.perigee.face.internal;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.face.AttributeData;
import java.util.List;
import java.util.UUID;

/**
 * What to write into a face.
 *
 * @param attributeId temporary attribute it was copied from, or null
 * @param data null for no attribute
 */
record ResolvedAttribute(UUID attributeId, AttributeData data) {

  static final ResolvedAttribute NONE = new ResolvedAttribute(null, null);

  List<Descriptor> descriptors() {
    return data == null ? List.of() : data.descriptors();
  }
}
