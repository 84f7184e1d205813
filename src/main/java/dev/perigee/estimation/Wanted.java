package dev.perigee.estimation;

/** What a request can ask for. */
public enum Wanted {
  // What to look for in photos; a warp is a face or a body by itself.
  FACES,
  BODIES,
  /** The number of people of the whole image. */
  PEOPLE_COUNT,
  /** Together with the count: where they are. */
  PEOPLE_COORDINATES,

  // Of faces
  LANDMARKS5,
  LANDMARKS68,
  QUALITY,
  HEAD_POSE,
  GAZE,
  EYES,
  MOUTH,
  EMOTIONS,
  MASK,
  GLASSES,
  LIVENESS,
  DEEPFAKE,
  FACE_OCCLUSION,
  FACE_BASIC_ATTRIBUTES,
  FACE_DESCRIPTOR,
  /** The warp of each face in the answer. */
  FACE_WARP,
  /** The warp of each face for the caller alone, who stores it; not in the answer. */
  FACE_SAMPLE,

  // Of bodies
  UPPER_BODY,
  LOWER_BODY,
  ACCESSORIES,
  BODY_BASIC_ATTRIBUTES,
  BODY_DESCRIPTOR,
  BODY_WARP,
  BODY_SAMPLE,

  // Of the file
  EXIF
}
