package dev.perigee.vision;

/**
 * What a mouth does. A closed, earnest, visible mouth has three low scores.
 *
 * @param opened 0..1
 * @param occluded 0..1, 0 without a model of masks
 * @param smile 0..1
 * @param withTeeth 0..1, the part of the smile that shows teeth; at most {@code smile}
 */
public record Mouth(float opened, float occluded, float smile, float withTeeth) {

  /** Smile with closed lips, 0..1. */
  public float regularSmile() {
    return smile - withTeeth;
  }
}
