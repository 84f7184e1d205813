package dev.perigee.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perigee.platform.error.ApiException;
import io.vertx.core.MultiMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserMetaTest {

  @Test
  void keys_are_in_lower_case_and_other_headers_are_left_out() {
    MultiMap headers =
        MultiMap.caseInsensitiveMultiMap().add("x-luna-META-Gate-4", "B").add("Accept", "*/*");

    assertThat(UserMeta.of(headers)).isEqualTo(Map.of("gate-4", "B"));
  }

  @Test
  void values_of_one_key_are_joined() {
    MultiMap headers =
        MultiMap.caseInsensitiveMultiMap().add("X-Luna-Meta-a", "1").add("X-Luna-Meta-A", "2");

    assertThat(UserMeta.of(headers)).isEqualTo(Map.of("a", "1, 2"));
  }

  @Test
  void a_key_needs_a_name() {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("X-Luna-Meta-", "1");

    assertThatThrownBy(() -> UserMeta.of(headers)).isInstanceOf(ApiException.class);
  }

  @Test
  void values_count_as_the_store_writes_them() {
    MultiMap plain = MultiMap.caseInsensitiveMultiMap().add("X-Luna-Meta-a", "x".repeat(1400));
    MultiMap blanks = MultiMap.caseInsensitiveMultiMap().add("X-Luna-Meta-a", " ".repeat(1400));

    assertThat(UserMeta.of(plain)).hasSize(1);
    assertThatThrownBy(() -> UserMeta.of(blanks)).isInstanceOf(ApiException.class);
  }
}
