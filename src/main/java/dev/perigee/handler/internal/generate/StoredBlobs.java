package dev.perigee.handler.internal.generate;

import dev.perigee.blob.BlobKey;
import dev.perigee.estimation.BodyFinding;
import dev.perigee.estimation.FaceFinding;
import dev.perigee.estimation.ImageFindings;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where samples and photos of a request are kept. */
final class StoredBlobs {
  /** Everything that was put into the store, for the case that it has to be taken out again. */
  final List<BlobKey> keys = new ArrayList<>();

  final Map<FaceFinding, UUID> faces = new IdentityHashMap<>();
  final Map<BodyFinding, UUID> bodies = new IdentityHashMap<>();

  /** By photo; links to where they came from stand here, too. */
  final Map<ImageFindings, String> origins = new IdentityHashMap<>();

  /** Null when it is not stored. */
  UUID faceSample(Shot shot) {
    return shot.hasFace() ? faces.get(shot.person().face()) : null;
  }

  /** Null when it is not stored. */
  UUID bodySample(Shot shot) {
    return shot.hasBody() ? bodies.get(shot.person().body()) : null;
  }

  /** What the sender told, or where the photo is kept; null when neither is known. */
  String origin(Shot shot, boolean kept) {
    String told = shot.capture().imageOrigin();
    if (told != null) {
      return told;
    }
    return kept ? origins.get(shot.image()) : null;
  }
}
