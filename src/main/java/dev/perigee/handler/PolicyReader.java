package dev.perigee.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.handler.internal.OtherNames;
import dev.perigee.handler.internal.PolicyChecks;
import dev.perigee.handler.internal.SchemaDefaults;
import dev.perigee.platform.contract.Contracts;
import dev.perigee.platform.http.Service;
import dev.perigee.platform.json.StrictJson;
import jakarta.inject.Singleton;

/** Makes {@link Policies} of the JSON object that requests and the database hold. */
@Singleton
public class PolicyReader {
  private static final String SCHEMA = "/components/schemas/Policies";

  private final StrictJson json;
  private final PolicyChecks checks;
  private final SchemaDefaults defaults;

  PolicyReader(StrictJson json, PolicyChecks checks, Contracts contracts) {
    this.json = json;
    this.checks = checks;
    this.defaults = new SchemaDefaults(contracts.of(Service.MAIN).document());
  }

  /**
   * Policies in both forms.
   *
   * @param complete the object as answers show it, with every default filled in
   */
  public record Complete(ObjectNode complete, Policies policies) {}

  /**
   * Reads policies.
   *
   * @param given is left as it is
   * @param path of the object in the request, for messages; may be empty
   * @throws dev.perigee.platform.error.ApiException 12022 with the path of the first fault
   */
  public Complete read(JsonNode given, String path) {
    ObjectNode complete = complete(given, SCHEMA, path);
    Policies policies = json.bind(complete, Policies.class);
    checks.check(policies, path);
    return new Complete(complete, policies);
  }

  /**
   * Reads policies of another kind that are made of the same parts, such as those of verifiers.
   *
   * @param schema JSON pointer into the contract
   * @return a copy in which every field has its first name and every default is filled in
   * @throws dev.perigee.platform.error.ApiException 12022 with the path of the first fault
   */
  public ObjectNode complete(JsonNode given, String schema, String path) {
    json.check(given, schema, path);
    ObjectNode complete = given.deepCopy();
    OtherNames.settle(complete);
    defaults.fill(complete, schema);
    return complete;
  }
}
