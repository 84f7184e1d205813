package dev.perigee.api.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.api.robustness.Http.Answer;
import dev.perigee.api.robustness.Tenant.Kind;
import java.util.List;
import java.util.Map;

/** What an account does with tokens, its own and the other account's. */
final class Tokens {
  private static final Map<String, Object> NARROW =
      Map.of("permissions", Map.of("face", List.of("view")));
  private static final int MOST = 50;

  private final Tenant tenant;

  Tokens(Tenant tenant) {
    this.tenant = tenant;
  }

  void issue() {
    if (tenant.own.tokens.size() < MOST) {
      Answer answer =
          tenant.expect(201, "issue token", tenant.http.json("POST", "/6/tokens", NARROW));
      String id = answer.json().path("token_id").asText();
      tenant.own.tokens.add(id);
      tenant.made(Kind.TOKEN, id);
    }
  }

  void revoke() {
    if (!tenant.own.tokens.isEmpty()) {
      String id = Belongings.any(tenant.random, tenant.own.tokens);
      tenant.expect(204, "revoke token", tenant.http.delete("/6/tokens/" + id));
      tenant.own.tokens.remove(id);
    }
  }

  /** All of them, whoever is asked for. */
  void list() {
    String path = "/6/tokens?page_size=1000&account_id=" + tenant.other().account;
    JsonNode page = tenant.expect(200, "tokens", tenant.http.get(path)).json().path("tokens");
    assertThat(page.findValuesAsText("token_id"))
        .containsExactlyInAnyOrderElementsOf(tenant.own.tokens);
  }

  /** The account knows of no other. */
  void accounts() {
    JsonNode page = tenant.expect(200, "accounts", tenant.http.get("/6/accounts")).json();
    assertThat(page.path("total_count").asInt()).isOne();
    assertThat(page.findValuesAsText("account_id")).containsExactly(tenant.account);
  }

  void tryForeign() {
    String id = tenant.foreign(Kind.TOKEN);
    if (id != null) {
      String path = "/6/tokens/" + id;
      Answer answer =
          switch (tenant.random.nextInt(3)) {
            case 0 -> tenant.http.get(path);
            case 1 -> tenant.http.json("PUT", path, NARROW);
            default -> tenant.http.delete(path);
          };
      tenant.refused(404, 41003, "foreign token", answer, id);
    }
  }
}
