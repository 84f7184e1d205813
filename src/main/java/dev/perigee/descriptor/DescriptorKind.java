package dev.perigee.descriptor;

/** What a descriptor version describes. */
public enum DescriptorKind {
  FACE,
  BODY
}
