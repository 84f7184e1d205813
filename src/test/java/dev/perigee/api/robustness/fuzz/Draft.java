package dev.perigee.api.robustness.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A request in the making: exactly the bytes that go over the wire, whether they make sense or not.
 */
final class Draft {
  private static final int SHOWN = 600;

  String method;
  String path;
  final List<String> query = new ArrayList<>();
  byte[] body;

  /** The body goes in chunks, without its length. */
  boolean chunked;

  /** Bytes that are announced beyond those that follow; fewer when negative. */
  int promised;

  /** Says what the body's length is in the place of the number, null for the number. */
  String length;

  /** The server may wait for bytes that never come: no answer is right, too. */
  boolean cutShort;

  /** It need not reach the operation: the path or the head is damaged. */
  boolean strayed;

  private final List<String> headers = new ArrayList<>();

  Draft(String method, String path) {
    this.method = method;
    this.path = path;
  }

  /** Adds a header field. */
  void add(String name, String value) {
    headers.add(name + ": " + value);
  }

  /** Adds the header field in the place of those of this name. */
  void set(String name, String value) {
    remove(name);
    add(name, value);
  }

  void remove(String name) {
    headers.removeIf(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1));
  }

  String target() {
    return query.isEmpty() ? path : path + "?" + String.join("&", query);
  }

  byte[] bytes() {
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(target()).append(" HTTP/1.1\r\nHost: fuzz\r\n");
    headers.forEach(line -> head.append(line).append("\r\n"));
    byte[] content = body == null ? new byte[0] : body;
    if (chunked) {
      head.append("Transfer-Encoding: chunked\r\n");
      content = inChunks(content);
    }
    if (length != null) {
      head.append("Content-Length: ").append(length).append("\r\n");
    } else if (body != null && (!chunked || promised != 0)) {
      int announced = Math.max(0, content.length + promised);
      head.append("Content-Length: ").append(announced).append("\r\n");
    }
    head.append("\r\n");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] inChunks(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = 0; at < content.length; ) {
      int length = Math.min(content.length - at, content.length / 3 + 1);
      out.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.write(content, at, length);
      out.writeBytes(new byte[] {'\r', '\n'});
      at += length;
    }
    out.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  /** For people: what cannot be printed is escaped, and long requests are cut. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (byte b : bytes()) {
      if (text.length() > SHOWN) {
        return text.append("...").toString();
      }
      text.append(
          b == '\n' || b >= ' ' && b < 127 ? String.valueOf((char) b) : "\\x%02x".formatted(b));
    }
    return text.toString();
  }
}
