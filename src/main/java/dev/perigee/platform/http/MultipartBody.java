package dev.perigee.platform.http;

import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.common.headers.HeaderUtil;
import org.jboss.resteasy.reactive.common.util.CaseInsensitiveMap;
import org.jboss.resteasy.reactive.server.core.multipart.MultipartParser;

/**
 * A multipart/form-data body taken apart in memory. The form support of the framework would write
 * every part to a temporary file first: faces on a disk nobody cleans.
 *
 * <p>Resources take the body as {@code byte[]} and the Content-Type header, see {@link #parse}.
 *
 * @param parts in the order of the body
 */
public record MultipartBody(List<Part> parts) {
  private static final int MOST_PARTS = 1_000;

  /**
   * @param contentType value of the request's header, with its boundary
   * @throws ApiException 400/11049 when the body is no such form
   */
  public static MultipartBody parse(String contentType, byte[] body) {
    String boundary = boundary(contentType);
    Collector collector = new Collector();
    MultipartParser.ParseState parser =
        MultipartParser.beginParse(
            collector, boundary.getBytes(StandardCharsets.US_ASCII), StandardCharsets.UTF_8.name());
    try {
      parser.parse(ByteBuffer.wrap(body));
    } catch (IOException | RuntimeException e) {
      if (e instanceof ApiException refusal) {
        throw refusal;
      }
      throw broken("Body is no multipart form");
    }
    if (!parser.isComplete()) {
      throw broken("Body ends before the closing boundary");
    }
    return new MultipartBody(List.copyOf(collector.parts));
  }

  private static String boundary(String contentType) {
    String boundary;
    try {
      boundary = HeaderUtil.extractQuotedValueFromHeader(contentType, "boundary");
    } catch (StringIndexOutOfBoundsException e) { // nothing behind the equals sign
      boundary = null;
    }
    if (boundary == null || boundary.isEmpty()) {
      throw broken("Content-Type has no boundary");
    }
    return boundary;
  }

  private static ApiException broken(String detail) {
    return ApiException.of(ErrorCode.MULTIPART_BROKEN, detail);
  }

  /**
   * @param name of the form field
   * @param fileName null when the part states none
   * @param contentType as stated, null when not
   * @param bytes content
   */
  @SuppressWarnings("ArrayRecordComponent") // megabytes: no defensive copies
  public record Part(String name, String fileName, String contentType, byte[] bytes) {

    /** Content is never printed. */
    @Override
    public String toString() {
      return "Part[name=" + name + ", " + bytes.length + " bytes]";
    }
  }

  private static final class Collector implements MultipartParser.PartHandler {
    private final List<Part> parts = new ArrayList<>();
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private CaseInsensitiveMap<String> headers;

    @Override
    public void beginPart(CaseInsensitiveMap<String> partHeaders) {
      if (parts.size() == MOST_PARTS) {
        throw broken("More than " + MOST_PARTS + " parts");
      }
      headers = partHeaders;
      content.reset();
    }

    @Override
    public void data(ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      content.writeBytes(bytes);
    }

    @Override
    public void endPart() {
      String disposition = headers.getFirst("Content-Disposition");
      if (disposition == null || !disposition.startsWith("form-data")) {
        throw broken("A part has no Content-Disposition: form-data");
      }
      parts.add(
          new Part(
              HeaderUtil.extractQuotedValueFromHeader(disposition, "name"),
              HeaderUtil.extractQuotedValueFromHeaderWithEncoding(disposition, "filename"),
              headers.getFirst("Content-Type"),
              content.toByteArray()));
    }
  }
}
