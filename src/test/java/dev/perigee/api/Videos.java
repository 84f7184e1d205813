package dev.perigee.api;

import static org.bytedeco.opencv.global.opencv_core.ROTATE_90_COUNTERCLOCKWISE;
import static org.bytedeco.opencv.global.opencv_core.rotate;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** Small videos made from the test photos, and a web server that has them. */
public final class Videos {
  private static final Path FOLDER = Path.of("target", "test-videos");
  private static final int WIDTH = 720;
  private static final int HEIGHT = 480;
  private static HttpServer server;

  private Videos() {}

  /** Three seconds in which the camera pans over three people; 10 frames a second, 640x400. */
  public static synchronized Path people() {
    return made(
        "people.mp4",
        640,
        400,
        0,
        movie -> {
          Mat photo = photo();
          for (int i = 0; i < 3 * MovieWriter.RATE; i++) {
            movie.add(photo.apply(new Rect(2 * i, 40, 640, 400)));
          }
        });
  }

  /** The same people for a second, then nobody for two, then they again for a second. */
  public static synchronized Path comingAndGoing() {
    return made(
        "coming.mp4",
        WIDTH,
        HEIGHT,
        0,
        movie -> {
          Mat photo = photo();
          Mat nobody = new Mat(HEIGHT, WIDTH, opencv_core.CV_8UC3, new Scalar(90, 90, 90, 0));
          for (int i = 0; i < 4 * MovieWriter.RATE; i++) {
            int second = i / MovieWriter.RATE;
            movie.add(second == 0 || second == 3 ? photo : nobody);
          }
        });
  }

  /** Lying on its side, with the note for players to turn it; as phones write it. */
  public static synchronized Path turned() {
    return made(
        "turned.mp4",
        HEIGHT,
        WIDTH,
        -90,
        movie -> {
          Mat lying = new Mat();
          rotate(photo(), lying, ROTATE_90_COUNTERCLOCKWISE);
          for (int i = 0; i < MovieWriter.RATE; i++) {
            movie.add(lying);
          }
        });
  }

  private static Mat photo() {
    Mat small = new Mat();
    resize(Photos.decode(Photos.sample(1)), small, new Size(WIDTH, HEIGHT), 0, 0, INTER_AREA);
    return small;
  }

  private static Path made(
      String name, int width, int height, double turn, Consumer<MovieWriter> content) {
    Path video = FOLDER.resolve(name);
    if (Files.exists(video)) {
      return video;
    }
    try {
      Files.createDirectories(FOLDER);
      Path unfinished = FOLDER.resolve("new-" + name);
      try (MovieWriter movie = new MovieWriter(unfinished, width, height, turn)) {
        content.accept(movie);
      }
      return Files.move(unfinished, video);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
