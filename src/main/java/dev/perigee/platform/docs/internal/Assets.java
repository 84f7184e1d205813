package dev.perigee.platform.docs.internal;

import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** Files that the pages load: our own, and those of Swagger UI from its jar. */
final class Assets {
  private static final String SCRIPT = "text/javascript";
  private static final String STYLE = "text/css";
  private static final String OWN = "/docs/";

  private static final Map<String, String> TYPES =
      Map.of(
          "manual.css", STYLE,
          "viewer.js", SCRIPT,
          "swagger-ui.css", STYLE,
          "swagger-ui-bundle.js", SCRIPT);

  private static final Map<String, Asset> LOADED = new ConcurrentHashMap<>();

  private Assets() {}

  /**
   * @param type media type
   * @param bytes content
   */
  @SuppressWarnings("ArrayRecordComponent") // a megabyte: no defensive copies
  record Asset(String type, byte[] bytes) {}

  /**
   * @throws ApiException 404/12013 when there is no such file
   */
  static Asset of(String name) {
    String type = TYPES.get(name);
    if (type == null) {
      throw ApiException.of(ErrorCode.PAGE_NOT_FOUND);
    }
    return LOADED.computeIfAbsent(
        name,
        ignored ->
            new Asset(
                type, read(name.startsWith("swagger-ui") ? viewerFolder() + name : OWN + name)));
  }

  /** A text among our own files. */
  static String text(String name) {
    return new String(read(OWN + name), StandardCharsets.UTF_8);
  }

  private static String viewerFolder() {
    Properties build = new Properties();
    try (InputStream in = Assets.class.getResourceAsStream("/build.properties")) {
      build.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "/META-INF/resources/webjars/swagger-ui/" + build.getProperty("swagger-ui") + "/";
  }

  private static byte[] read(String path) {
    try (InputStream in = Assets.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is not part of the program");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
