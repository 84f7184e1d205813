package dev.perigee.api.robustness.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

/** Trees as msgpack, and bytes that only look like it. */
final class Msgpack {
  /** Lengths that are not there, types that JSON does not know, depth without end. */
  private static final List<byte[]> BROKEN =
      List.of(
          new byte[] {(byte) 0xc1},
          new byte[] {(byte) 0xdf, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff},
          new byte[] {(byte) 0xdd, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff},
          new byte[] {(byte) 0xdb, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff, 'a'},
          new byte[] {(byte) 0xc6, (byte) 0x80, 0, 0, 0, 0},
          new byte[] {(byte) 0xd4, 1, 1},
          new byte[] {(byte) 0xd6, -1, 0, 0, 0, 0},
          new byte[] {(byte) 0x81, 1, 2},
          new byte[] {(byte) 0x81, (byte) 0xc0, (byte) 0xc0},
          new byte[] {(byte) 0x82, (byte) 0xa1, 'a', 1, (byte) 0xa1, 'a', 2},
          new byte[] {(byte) 0x81, (byte) 0xa2, (byte) 0xff, (byte) 0xfe, 1},
          new byte[] {(byte) 0xcb, 0x7f, (byte) 0xf8, 0, 0, 0, 0, 0, 0},
          new byte[] {(byte) 0xcb, 0x7f, (byte) 0xf0, 0, 0, 0, 0, 0, 0},
          new byte[] {(byte) 0xcf, -1, -1, -1, -1, -1, -1, -1, -1},
          nested(100_000));

  private Msgpack() {}

  private static byte[] nested(int depth) {
    return new String(new char[depth])
        .replace('\0', '\u0091')
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] broken(Dice dice) {
    return dice.any(BROKEN);
  }

  static byte[] of(JsonNode tree, Dice dice) {
    try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
      pack(packer, tree, dice);
      return packer.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pack(MessageBufferPacker packer, JsonNode node, Dice dice)
      throws IOException {
    switch (node.getNodeType()) {
      case OBJECT -> {
        packer.packMapHeader(node.size());
        for (Map.Entry<String, JsonNode> field : node.properties()) {
          packer.packString(field.getKey());
          pack(packer, field.getValue(), dice);
        }
      }
      case ARRAY -> {
        packer.packArrayHeader(node.size());
        for (JsonNode item : node) {
          pack(packer, item, dice);
        }
      }
      case NULL -> packer.packNil();
      case BOOLEAN -> packer.packBoolean(node.booleanValue());
      case NUMBER -> {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
          packer.packLong(node.longValue());
        } else {
          packer.packDouble(node.doubleValue()); // may be infinite
        }
      }
      default -> {
        if (dice.chance(10)) {
          byte[] bytes = node.asText().getBytes(StandardCharsets.UTF_8);
          packer.packBinaryHeader(bytes.length).writePayload(bytes);
        } else {
          packer.packString(node.asText());
        }
      }
    }
  }
}
