package dev.perigee.vision.exif;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the EXIF segment of a JPEG file (JEITA CP-3451). The file comes from anywhere: nothing it
 * states is believed, and what cannot be read is left out.
 */
public final class Exif {
  private static final int APP1 = 0xE1;
  private static final int SOS = 0xDA;
  private static final byte[] HEADER = {'E', 'x', 'i', 'f', 0, 0};
  private static final int UPRIGHT = 1;
  private static final int MOST_ORIENTATION = 8;
  private static final int MOST_ENTRIES = 500;
  private static final int LONGEST_VALUE = 4_096;

  private final ByteBuffer tiff;
  private final Map<String, Object> tags = new LinkedHashMap<>();
  private final Set<Integer> visited = new HashSet<>();

  private Exif(ByteBuffer tiff) {
    this.tiff = tiff;
  }

  /**
   * Names and values of the tags, as they stand: texts, numbers, and lists of numbers; fractions as
   * numbers, bytes as base64. Tags without a name in the standard and values of more than 4,096
   * bytes are left out.
   *
   * @param image any encoded image
   * @return empty when it is no JPEG file or has no EXIF data
   */
  public static Map<String, Object> read(byte[] image) {
    ByteBuffer tiff = segment(image);
    return tiff == null ? Map.of() : new Exif(tiff).directories();
  }

  /**
   * How the camera was held.
   *
   * @param image any encoded image
   * @return 1..8 as in the standard; 1, upright, when it is not stated or not readable
   */
  public static int orientation(byte[] image) {
    int stated = read(image).get("Orientation") instanceof Number number ? number.intValue() : 0;
    return stated >= UPRIGHT && stated <= MOST_ORIENTATION ? stated : UPRIGHT;
  }

  private static ByteBuffer segment(byte[] image) {
    int at = 2;
    while (at + 4 <= image.length && (image[at] & 0xFF) == 0xFF) {
      int marker = image[at + 1] & 0xFF;
      if (marker == 0xFF) { // fill byte
        at++;
        continue;
      }
      int length = (image[at + 2] & 0xFF) << 8 | (image[at + 3] & 0xFF);
      if (marker == SOS || length < 2 || at + 2 + length > image.length) {
        return null;
      }
      int content = at + 4;
      int size = length - 2;
      if (marker == APP1 && size > HEADER.length && startsWith(image, content)) {
        return ByteBuffer.wrap(image, content + HEADER.length, size - HEADER.length).slice();
      }
      at += 2 + length;
    }
    return null;
  }

  private static boolean startsWith(byte[] image, int at) {
    for (int i = 0; i < HEADER.length; i++) {
      if (image[at + i] != HEADER[i]) {
        return false;
      }
    }
    return true;
  }

  private Map<String, Object> directories() {
    try {
      short order = tiff.getShort(0);
      if (order == 0x4949) {
        tiff.order(ByteOrder.LITTLE_ENDIAN);
      } else if (order != 0x4D4D) {
        return Map.of();
      }
      directory(tiff.getInt(4), ExifTags.Group.IMAGE);
    } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
      return tags; // what was read up to here
    }
    return tags;
  }

  private void directory(int at, ExifTags.Group group) {
    if (!visited.add(at)) {
      return;
    }
    int entries = Math.min(MOST_ENTRIES, tiff.getShort(at) & 0xFFFF);
    for (int i = 0; i < entries; i++) {
      int entry = at + 2 + 12 * i;
      int tag = tiff.getShort(entry) & 0xFFFF;
      ExifTags.Group inner = ExifTags.directory(tag);
      if (inner != null && group == ExifTags.Group.IMAGE) {
        inner(tiff.getInt(entry + 8), inner);
      } else {
        String name = ExifTags.name(group, tag);
        Object value = name == null ? null : value(entry);
        if (value != null) {
          tags.putIfAbsent(name, value);
        }
      }
    }
  }

  /** A broken inner directory does not spoil the rest of the outer one. */
  private void inner(int at, ExifTags.Group group) {
    try {
      directory(at, group);
    } catch (IndexOutOfBoundsException e) {
      return; // what was read of it stays
    }
  }

  /** Null when it cannot be read. */
  private Object value(int entry) {
    ExifType type = ExifType.of(tiff.getShort(entry + 2) & 0xFFFF);
    long count = tiff.getInt(entry + 4) & 0xFFFF_FFFFL;
    if (type == null || count == 0 || count * type.size() > LONGEST_VALUE) {
      return null;
    }
    int bytes = (int) count * type.size();
    int at = bytes <= 4 ? entry + 8 : tiff.getInt(entry + 8);
    if (at < 0 || at > tiff.capacity() - bytes) {
      return null;
    }
    byte[] raw = new byte[bytes];
    tiff.get(at, raw);
    return switch (type) {
      case ASCII -> text(raw);
      case BYTE, UNDEFINED ->
          count == 1 ? (Object) (raw[0] & 0xFF) : Base64.getEncoder().encodeToString(raw);
      default -> numbers(type, at, (int) count);
    };
  }

  private static String text(byte[] raw) {
    String text = new String(raw, StandardCharsets.UTF_8);
    int end = text.indexOf('\0');
    return (end < 0 ? text : text.substring(0, end)).strip();
  }

  private Object numbers(ExifType type, int at, int count) {
    List<Number> numbers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Number number = type.number(tiff, at + i * type.size());
      if (number == null) {
        return null;
      }
      numbers.add(number);
    }
    return count == 1 ? numbers.getFirst() : numbers;
  }
}
