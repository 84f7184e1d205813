package dev.perigee.matching;

import java.util.Arrays;
import java.util.Optional;

/** Where candidates come from. */
public enum Origin {
  FACES("faces", "face"),
  EVENTS("events", "event"),
  ATTRIBUTES("attributes", "attribute");

  private final String word;
  private final String item;

  Origin(String word, String item) {
    this.word = word;
    this.item = item;
  }

  /** As filters name it. */
  public String word() {
    return word;
  }

  /** Key of one candidate in an answer. */
  public String item() {
    return item;
  }

  public static Optional<Origin> of(String word) {
    return Arrays.stream(values()).filter(origin -> origin.word.equals(word)).findFirst();
  }
}
