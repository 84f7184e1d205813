package dev.perigee.face;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What is known of a person from the face. Each part may be missing.
 *
 * @param age full years, 0..100
 * @param gender 0 female, 1 male
 * @param ethnicity 1 African American, 2 Indian, 3 Asian, 4 Caucasian
 */
public record BasicAttributes(
    @JsonProperty("age") Integer age,
    @JsonProperty("gender") Integer gender,
    @JsonProperty("ethnicity") Integer ethnicity) {

  /** True when no part is known. */
  public boolean blank() {
    return age == null && gender == null && ethnicity == null;
  }
}
