package dev.perigee.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perigee.platform.contract.Permission;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PermissionsTest {
  private static final UUID ONE = new UUID(0, 1);
  private static final UUID TWO = new UUID(0, 2);

  private static Permissions of(String json) throws JsonProcessingException {
    return new Permissions(
        new ObjectMapper()
            .readTree(
                json.replace('\'', '"')
                    .replace("ONE", ONE.toString())
                    .replace("TWO", TWO.toString())));
  }

  private static boolean covers(String own, String given) throws JsonProcessingException {
    return of(given).firstBeyond(of(own)).isEmpty();
  }

  @Test
  void only_what_is_written_is_allowed() throws Exception {
    Permissions permissions = of("{'face': ['view'], 'resources': ['sdk']}");

    assertThat(permissions.allows("face", "view")).isTrue();
    assertThat(permissions.allows("face", "deletion")).isFalse();
    assertThat(permissions.allows("list", "view")).isFalse();
    assertThat(permissions.allows("resources", "sdk")).isTrue();
    assertThat(permissions.allows("resources", "iso")).isFalse();
    assertThat(permissions.allows(Permissions.VERIFY, ONE)).isFalse();
  }

  @Test
  void ids_are_allowed_by_both_kinds_of_lists() throws Exception {
    assertThat(of("{'verify': {'allowed': 1}}").allows("verify", ONE)).isTrue();
    assertThat(of("{'verify': {'allowed': 0}}").allows("verify", ONE)).isFalse();
    Permissions white = of("{'verify': {'allowed': 1, 'white_list': ['ONE'], 'black_list': []}}");
    assertThat(white.allows("verify", ONE)).isTrue();
    assertThat(white.allows("verify", TWO)).isFalse();
    Permissions black = of("{'verify': {'allowed': 1, 'white_list': [], 'black_list': ['ONE']}}");
    assertThat(black.allows("verify", ONE)).isFalse();
    assertThat(black.allows("verify", TWO)).isTrue();
  }

  @Test
  void what_goes_beyond_others_is_named() throws Exception {
    assertThat(of("{'face': ['view', 'creation']}").firstBeyond(of("{'face': ['view']}")))
        .contains(new Permission("face", "creation"));
    assertThat(of("{'own_thing': ['view']}").firstBeyond(Permissions.all()))
        .contains(new Permission("own_thing", "view"));
    assertThat(Permissions.all().firstBeyond(Permissions.all())).isEmpty();
    assertThat(of("{}").firstBeyond(of("{}"))).isEmpty();
  }

  @Test
  void lists_of_ids_are_compared_by_what_they_let_through() throws Exception {
    String all = "{'verify': {'allowed': 1}}";
    String onlyOne = "{'verify': {'allowed': 1, 'white_list': ['ONE']}}";
    String notOne = "{'verify': {'allowed': 1, 'black_list': ['ONE']}}";
    String onlyTwo = "{'verify': {'allowed': 1, 'white_list': ['TWO']}}";

    assertThat(covers(all, onlyOne)).isTrue();
    assertThat(covers(all, notOne)).isTrue();
    assertThat(covers(onlyOne, onlyOne)).isTrue();
    assertThat(covers(notOne, notOne)).isTrue();
    assertThat(covers(notOne, onlyTwo)).isTrue();
    assertThat(covers(onlyOne, "{'verify': {'allowed': 0}}")).isTrue();
    assertThat(covers(onlyOne, all)).isFalse();
    assertThat(covers(onlyOne, notOne)).isFalse();
    assertThat(covers(onlyOne, onlyTwo)).isFalse();
    assertThat(covers(notOne, all)).isFalse();
    assertThat(covers(notOne, onlyOne)).isFalse();
    assertThat(covers("{}", all)).isFalse();
  }

  @Test
  void the_object_is_kept_as_given() throws Exception {
    String json = "{\"list\":[\"view\"],\"verify\":{\"allowed\":1},\"abc\":[]}";

    assertThat(of(json).json().toString()).isEqualTo(json);
  }
}
