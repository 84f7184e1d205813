package dev.perigee.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.perigee.vision.NativeLibraries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;

/** Small videos made from the test photos, and a web server that has them. */
public final class Videos {
  private static final Path FOLDER = Path.of("target", "test-videos");
  private static final String PHOTO = "src/test/resources/photos/sample1.jpg";
  private static HttpServer server;

  private Videos() {}

  /** Three seconds in which the camera pans over three people; 10 frames a second, 640x400. */
  public static synchronized Path people() {
    return made(
        "people.mp4",
        "-loop", "1", "-framerate", "10", "-t", "3", "-i", PHOTO,
        "-vf", "scale=720:480,crop=640:400:x='2*n':y=40", "-c:v", "mpeg4", "-q:v", "3");
  }

  /** The same people for a second, then nobody for two, then they again for a second. */
  public static synchronized Path comingAndGoing() {
    return made(
        "coming.mp4",
        "-loop", "1", "-framerate", "10", "-t", "4", "-i", PHOTO,
        "-vf", "scale=720:480,drawbox=enable='between(t,1,2.95)':color=gray:t=fill",
        "-c:v", "mpeg4", "-q:v", "3");
  }

  /** Lying on its side, with the note for players to turn it; as phones write it. */
  public static synchronized Path turned() {
    Path lying =
        made(
            "lying.mp4",
            "-loop", "1", "-framerate", "10", "-t", "1", "-i", PHOTO,
            "-vf", "scale=720:480,transpose=2", "-c:v", "mpeg4", "-q:v", "3");
    return made("turned.mp4", "-display_rotation", "-90", "-i", lying.toString(), "-c", "copy");
  }

  private static Path made(String name, String... arguments) {
    Path video = FOLDER.resolve(name);
    if (Files.exists(video)) {
      return video;
    }
    try {
      Files.createDirectories(FOLDER);
      NativeLibraries.loadImages(Path.of("target", "vision-natives"), Optional.empty());
      Path unfinished = FOLDER.resolve("new-" + name);
      List<String> command =
          new ArrayList<>(List.of(Loader.load(ffmpeg.class), "-y", "-loglevel", "error"));
      command.addAll(List.of(arguments));
      command.addAll(List.of("-pix_fmt", "yuv420p", unfinished.toString()));
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
      return Files.move(unfinished, video);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** URL of a file on the web server of the tests. */
  public static synchronized String url(Path file) {
    try {
      if (server == null) {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", Videos::answer);
        server.start();
      }
      return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    Path file = Path.of(exchange.getRequestURI().getPath().substring(1));
    try (exchange) {
      if (!Files.exists(file)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      exchange.sendResponseHeaders(200, Files.size(file));
      Files.copy(file, exchange.getResponseBody());
    }
  }
}
