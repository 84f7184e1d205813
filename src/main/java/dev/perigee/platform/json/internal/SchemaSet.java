package dev.perigee.platform.json.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.oas.OpenApi30;
import dev.perigee.platform.contract.Contract;
import dev.perigee.platform.contract.Contracts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The schemas of OpenAPI 3.0 documents, compiled when first used. */
public final class SchemaSet {
  private static final String DOCUMENT = "https://perigee.invalid/openapi/";

  private final JsonSchemaFactory factory;
  private final SchemaValidatorsConfig config;
  private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();

  /** The vocabulary of OpenAPI 3.0; other words of the document (paths, tags...) mean nothing. */
  private static final JsonMetaSchema VOCABULARY =
      JsonMetaSchema.builder(OpenApi30.getInstance().getIri(), OpenApi30.getInstance())
          .unknownKeywordFactory((word, context) -> new NonValidationKeyword(word))
          .build();

  public SchemaSet(Contracts contracts) {
    Map<String, String> documents = new HashMap<>();
    for (Contract contract : contracts.all()) {
      String start = Contracts.location(contract.service(), "");
      documents.put(DOCUMENT + start.replace("#", ""), contract.document().toString());
    }
    this.factory =
        JsonSchemaFactory.getInstance(
            VersionFlag.V4,
            builder ->
                builder
                    .metaSchema(VOCABULARY)
                    .defaultMetaSchemaIri(VOCABULARY.getIri())
                    .schemaLoaders(loaders -> loaders.schemas(documents)));
    this.config =
        SchemaValidatorsConfig.builder()
            .formatAssertionsEnabled(true)
            .cacheRefs(true)
            // The library's own texts (and its resource bundles) are not used.
            .messageSource((key, defaultText, locale, arguments) -> key)
            .build();
  }

  /**
   * The first fault of the tree in the order of the document, empty when it fits.
   *
   * @param location of the schema, see {@link Contracts#location}
   */
  public Optional<Violation> firstViolation(JsonNode tree, String location) {
    Optional<Violation> unusable = UnusableValues.find(tree);
    if (unusable.isPresent()) {
      return unusable;
    }
    JsonSchema schema =
        compiled.computeIfAbsent(
            location, where -> factory.getSchema(SchemaLocation.of(url(where)), config));
    return Violations.first(schema.validate(tree));
  }

  private static String url(String location) {
    return DOCUMENT + (location.startsWith("/") ? "#" : "") + location;
  }

  /**
   * @param path fields and indexes joined by dots, empty for the whole document
   * @param message what is wrong with it
   */
  public record Violation(String path, String message) {}
}
