package dev.perigee.platform.json.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.ValueType;

/**
 * Msgpack bytes to the tree that the same value has in JSON; binary becomes base64 text.
 *
 * <p>Lengths in headers are compared with the bytes that are left before anything is allocated: a
 * five-byte body may claim two gigabytes.
 */
public final class MsgpackTrees {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final MessageUnpacker in;
  private final int size;

  private MsgpackTrees(byte[] bytes) {
    this.in = MessagePack.newDefaultUnpacker(bytes);
    this.size = bytes.length;
  }

  /**
   * @throws ApiException 12027 when the bytes are no msgpack value, 12030 when there are none
   */
  public static JsonNode read(byte[] bytes) {
    if (bytes.length == 0) {
      throw ApiException.of(ErrorCode.NO_DATA);
    }
    MsgpackTrees reader = new MsgpackTrees(bytes);
    try {
      JsonNode tree = reader.value(0);
      if (reader.in.hasNext()) {
        throw broken("bytes after the value");
      }
      return tree;
    } catch (IOException | MessagePackException e) {
      throw broken("not msgpack, at byte " + reader.in.getTotalReadBytes());
    }
  }

  private JsonNode value(int depth) throws IOException {
    if (depth > JsonTrees.MAX_DEPTH) {
      throw broken("nested too deep");
    }
    ValueType type = in.getNextFormat().getValueType();
    return switch (type) {
      case NIL -> {
        in.unpackNil();
        yield NODES.nullNode();
      }
      case BOOLEAN -> NODES.booleanNode(in.unpackBoolean());
      case INTEGER -> integer();
      case FLOAT -> NODES.numberNode(in.unpackDouble());
      case STRING -> NODES.textNode(text());
      case BINARY ->
          NODES.textNode(
              Base64.getEncoder().encodeToString(in.readPayload(fitting(in.unpackBinaryHeader()))));
      case ARRAY -> array(fitting(in.unpackArrayHeader()), depth);
      case MAP -> map(fitting(in.unpackMapHeader()), depth);
      case EXTENSION -> throw broken("extension types are not used here");
    };
  }

  private JsonNode integer() throws IOException {
    var number = in.unpackBigInteger();
    if (number.bitLength() < Integer.SIZE) {
      return NODES.numberNode(number.intValue());
    }
    return number.bitLength() < Long.SIZE
        ? NODES.numberNode(number.longValue())
        : NODES.numberNode(number);
  }

  private String text() throws IOException {
    return new String(in.readPayload(fitting(in.unpackRawStringHeader())), StandardCharsets.UTF_8);
  }

  private ArrayNode array(int length, int depth) throws IOException {
    ArrayNode array = NODES.arrayNode();
    for (int i = 0; i < length; i++) {
      array.add(value(depth + 1));
    }
    return array;
  }

  private ObjectNode map(int length, int depth) throws IOException {
    ObjectNode object = NODES.objectNode();
    for (int i = 0; i < length; i++) {
      if (in.getNextFormat().getValueType() != ValueType.STRING) {
        throw broken("names of fields are texts");
      }
      object.set(text(), value(depth + 1));
      if (object.size() != i + 1) {
        throw broken("duplicate field");
      }
    }
    return object;
  }

  /** Every element, and every byte, takes at least one byte. */
  private int fitting(int length) {
    if (length > size - in.getTotalReadBytes()) {
      throw broken("shorter than it says");
    }
    return length;
  }

  private static ApiException broken(String what) {
    return ApiException.of(ErrorCode.JSON_BROKEN, what);
  }
}
