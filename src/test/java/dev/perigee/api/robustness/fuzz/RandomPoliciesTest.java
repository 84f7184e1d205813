package dev.perigee.api.robustness.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.api.contract.Callers;
import dev.perigee.api.contract.OwnedObjects;
import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorFormats;
import dev.perigee.descriptor.DescriptorVersions;
import dev.perigee.platform.contract.Contract;
import dev.perigee.platform.contract.Contracts;
import dev.perigee.platform.http.Service;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Policies made at random of the contract's schema, each sent with a descriptor through a dynamic
 * handler: refused with the path of a fault, or carried out, never a failure of the server.
 */
@QuarkusTest
class RandomPoliciesTest {
  private static final int CASES = Integer.getInteger("policies.cases", 5_000);
  private static final long SEED = Long.getLong("fuzz.seed", 20_261_128L);
  private static final int THREADS = 4;
  private static final String BOUNDARY = "perigee-boundary";

  @TestHTTPResource("/")
  URI base;

  private final JsonMapper json = new JsonMapper();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** What became of the cases of one thread. */
  private record Tally(int done, int refused, List<String> faults) {}

  @Test
  void random_policies_are_refused_with_a_path_or_carried_out() throws Exception {
    int done = 0;
    int refused = 0;
    List<String> faults = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<Tally>> runs = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int part = i;
        runs.add(threads.submit(() -> run(part)));
      }
      for (Future<Tally> run : runs) {
        done += run.get().done();
        refused += run.get().refused();
        faults.addAll(run.get().faults());
      }
    }
    System.out.printf("random policies: %d carried out, %d refused%n", done, refused);
    assertThat(String.join("\n", faults)).as("seed %d", SEED).isEmpty();
    assertThat(done + refused).isGreaterThanOrEqualTo(CASES);
    assertThat(done).isGreaterThan(CASES / 4);
    assertThat(refused).isGreaterThan(CASES / 10);
  }

  private Tally run(int part) throws IOException, InterruptedException {
    Contract contract = Contracts.load().of(Service.MAIN);
    Callers.Login login = Callers.newLogin("user");
    Endpoint endpoint =
        new Endpoint(
            contract,
            contract.operations().stream()
                .filter(operation -> operation.id().equals("createHandler"))
                .findFirst()
                .orElseThrow(),
            login,
            new OwnedObjects(login));
    String handler =
        login
            .basic()
            .contentType("application/json")
            .body("{\"handler_type\": 1}")
            .post("/6/handlers")
            .path("handler_id");
    String list = login.basic().post("/6/lists").path("list_id");
    Dice dice = new Dice(SEED + part);
    JsonNode schema = contract.document().at("/components/schemas/Policies");
    int done = 0;
    int refused = 0;
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < CASES / THREADS && faults.size() < 5; i++) {
      JsonNode policies = new SchemaValues(endpoint, dice, dice.chance(70) ? 0 : 3).of(schema);
      if (dice.chance(80)) {
        sensible(policies, list, dice);
      }
      HttpResponse<String> answer = send(login.accountId(), handler, policies, dice);
      String fault = fault(answer);
      if (fault != null) {
        faults.add(fault + "\n--- " + policies + "\n--- " + answer.body());
      } else if (answer.statusCode() == 201) {
        done++;
      } else {
        refused++;
      }
    }
    return new Tally(done, refused, faults);
  }

  private String fault(HttpResponse<String> answer) throws IOException {
    int status = answer.statusCode();
    if (status == 201) {
      return null;
    }
    if (status != 400 && status != 403) {
      return "status " + status;
    }
    JsonNode error = json.readTree(answer.body());
    boolean invalid = error.path("error_code").asInt() == 12022;
    return invalid && !error.path("detail").asText().contains("Path: 'policies") ? "no path" : null;
  }

  /** Texts that must mean something get a meaning: the schema alone cannot give it. */
  private static void sensible(JsonNode node, String list, Dice dice) {
    if (node instanceof ObjectNode object) {
      object.properties().forEach(field -> sensible(field.getValue(), list, dice));
      replace(object, "url", "http://192.0.2.1/hook");
      replace(object, "list_id", list);
      replace(object, "create_time__gte", "now-3h");
      replace(object, "create_time__lt", "2040-01-02T03:04:05Z");
      replace(object, "end_time__gte", "now-2M");
      replace(object, "end_time__lt", "now-1s");
      object.remove("targets");
      if (object.path("candidates") instanceof ObjectNode candidates) {
        candidates.retain("origin", "list_id", "account_id", "user_data", "create_time__gte");
        replace(candidates, "origin", "faces");
        object.remove("descriptor");
      }
      if (object.path("match_policy") instanceof ArrayNode policies) {
        for (int i = 0; i < policies.size(); i++) {
          if (policies.get(i) instanceof ObjectNode policy) {
            policy.put("label", "label " + i);
          }
        }
      }
      if (object.path("match") instanceof ArrayNode && dice.chance(90)) {
        object.remove("match");
      }
    } else {
      node.forEach(item -> sensible(item, list, dice));
    }
  }

  private static void replace(ObjectNode object, String name, String value) {
    if (object.path(name).isTextual()) {
      object.put(name, value);
    }
  }

  private HttpResponse<String> send(String account, String handler, JsonNode policies, Dice dice)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve("/6/handlers/" + handler + "/events"))
            .header("Luna-Account-Id", account)
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(HttpRequest.BodyPublishers.ofByteArray(form(policies, dice)))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static byte[] form(JsonNode policies, Dice dice) throws IOException {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    part(
        form, "policies", "application/json", policies.toString().getBytes(StandardCharsets.UTF_8));
    Descriptor descriptor = new Descriptor(DescriptorVersions.FACE_512, dice.bytes(512));
    part(form, "image", "application/x-sdk-descriptor", DescriptorFormats.toSdk(descriptor));
    form.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return form.toByteArray();
  }

  private static void part(ByteArrayOutputStream form, String name, String type, byte[] content)
      throws IOException {
    form.write(
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
            .formatted(BOUNDARY, name, name, type)
            .getBytes(StandardCharsets.US_ASCII));
    form.write(content);
    form.write("\r\n".getBytes(StandardCharsets.US_ASCII));
  }
}
