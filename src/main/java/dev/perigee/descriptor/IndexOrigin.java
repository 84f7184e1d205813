package dev.perigee.descriptor;

/** What an indexed descriptor belongs to. Searches see one origin at a time. */
public enum IndexOrigin {
  /** A stored face; its groups are the lists it is in. */
  FACE,
  /** A stored event; its groups are what its writer chose, such as the handler it came from. */
  EVENT
}
