package dev.perigee.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CapabilitiesTest {
  @Test
  void use_is_transitive_and_one_way() {
    assertThat(Capabilities.mayUse("handler", "platform")).isTrue();
    assertThat(Capabilities.mayUse("platform", "handler")).isFalse();
    assertThat(Capabilities.mayUse("vision", "blob")).isFalse();
  }

  @Test
  void the_table_itself_has_no_cycle() {
    for (String one : Capabilities.known()) {
      for (String other : Capabilities.known()) {
        if (!one.equals(other) && Capabilities.mayUse(one, other)) {
          assertThat(Capabilities.mayUse(other, one)).as("%s <-> %s", one, other).isFalse();
        }
      }
    }
  }
}
