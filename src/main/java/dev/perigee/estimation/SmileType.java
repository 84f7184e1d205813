package dev.perigee.estimation;

import dev.perigee.vision.Mouth;
import java.util.Locale;

/** How a mouth smiles. */
public enum SmileType {
  NONE,
  REGULAR,
  WITH_TEETH;

  private static final float SMILES = 0.5f;

  /** The likelier smile, if it smiles at all. */
  public static SmileType of(Mouth mouth) {
    if (mouth.smile() < SMILES) {
      return NONE;
    }
    return mouth.withTeeth() > mouth.regularSmile() ? WITH_TEETH : REGULAR;
  }

  /** The word of the API. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
