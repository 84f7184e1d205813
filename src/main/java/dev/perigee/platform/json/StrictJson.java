package dev.perigee.platform.json;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perigee.platform.contract.Contracts;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.json.internal.JsonTrees;
import dev.perigee.platform.json.internal.MsgpackTrees;
import dev.perigee.platform.json.internal.SchemaSet;
import dev.perigee.platform.json.internal.SchemaSet.Violation;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads JSON and msgpack from outside in three steps: bytes to a tree (well-formed, no duplicate
 * field, bounded depth), tree against a schema of the contract, tree to a record without any
 * coercion. Every failure is an {@link ApiException} with status 400 that names the first fault.
 */
@Singleton
public class StrictJson {
  private final ObjectMapper mapper;
  private final SchemaSet schemas;

  StrictJson(ObjectMapper mapper, Contracts contracts) {
    this.mapper = mapper;
    this.schemas = new SchemaSet(contracts);
  }

  /**
   * All three steps.
   *
   * @param schemaPointer JSON pointer into openapi.yaml, e.g. {@code /components/schemas/Login};
   *     for other documents see {@link Contracts#location}
   * @param type what to make of the tree
   */
  public <T> T read(byte[] bytes, BodyFormat format, String schemaPointer, Type type) {
    JsonNode tree = tree(bytes, format);
    check(tree, schemaPointer);
    return bind(tree, type);
  }

  /** The first step. Binary values of msgpack become base64 text. */
  public JsonNode tree(byte[] bytes, BodyFormat format) {
    return switch (format) {
      case JSON -> JsonTrees.read(bytes);
      case MSGPACK -> MsgpackTrees.read(bytes);
    };
  }

  /** The second step. */
  public void check(JsonNode tree, String schemaPointer) {
    check(tree, schemaPointer, "");
  }

  /**
   * The second step for a part of a body.
   *
   * @param path of the part, for the message; empty for the whole
   */
  public void check(JsonNode tree, String schemaPointer, String path) {
    firstViolation(tree, schemaPointer)
        .ifPresent(
            found -> {
              String joint = path.isEmpty() || found.path().isEmpty() ? "" : ".";
              throw ApiException.of(
                  ErrorCode.JSON_INVALID, path + joint + found.path(), found.message());
            });
  }

  /** What {@link #check} would complain about. */
  public Optional<Violation> firstViolation(JsonNode tree, String schemaPointer) {
    return schemas.firstViolation(tree, schemaPointer);
  }

  /** The third step. */
  public <T> T bind(JsonNode tree, Type type) {
    try {
      return mapper.readerFor(mapper.constructType(type)).readValue(tree);
    } catch (JsonMappingException e) {
      throw ApiException.of(ErrorCode.JSON_INVALID, path(e.getPath()), "value is not valid");
    } catch (IOException e) {
      throw ApiException.of(ErrorCode.JSON_INVALID, "", "value is not valid");
    }
  }

  private static String path(List<JsonMappingException.Reference> references) {
    return references.stream()
        .map(r -> r.getFieldName() == null ? String.valueOf(r.getIndex()) : r.getFieldName())
        .collect(Collectors.joining("."));
  }
}
