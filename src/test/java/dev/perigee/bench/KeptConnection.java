package dev.perigee.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * One connection that posts the same again and again and does next to nothing else: a full HTTP
 * client takes 2 to 3 ms of processor time a photo, which the server on the same cores then lacks.
 */
final class KeptConnection implements AutoCloseable {
  private static final String LENGTH = "content-length:";

  private final Socket socket;
  private final InputStream in;
  private final byte[] request;

  /** As many of them as there are callers at once. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Pool(URI url, String authorization, byte[] photo, Queue<KeptConnection> idle)
      implements Callable<byte[]>, AutoCloseable {
    Pool(URI url, String authorization, byte[] photo) {
      this(url, authorization, photo, new ConcurrentLinkedQueue<>());
    }

    @Override
    public byte[] call() throws IOException {
      KeptConnection kept = idle.poll();
      KeptConnection connection =
          kept == null ? new KeptConnection(url, authorization, photo) : kept;
      byte[] body = connection.post();
      idle.add(connection);
      return body;
    }

    @Override
    public void close() {
      idle.forEach(KeptConnection::close);
    }
  }

  /**
   * @param authorization value of the header
   * @param photo a JPEG file
   */
  KeptConnection(URI url, String authorization, byte[] photo) throws IOException {
    socket = new Socket(url.getHost(), url.getPort());
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
    String head =
        """
        POST %s?%s HTTP/1.1
        Host: %s
        Authorization: %s
        Content-Type: image/jpeg
        Content-Length: %d

        """
            .formatted(
                url.getPath(), url.getQuery(), url.getAuthority(), authorization, photo.length)
            .replace("\n", "\r\n");
    byte[] start = head.getBytes(StandardCharsets.ISO_8859_1);
    request = new byte[start.length + photo.length];
    System.arraycopy(start, 0, request, 0, start.length);
    System.arraycopy(photo, 0, request, start.length, photo.length);
  }

  /**
   * @return the body of the answer
   * @throws IllegalStateException the answer is not 200
   */
  byte[] post() throws IOException {
    socket.getOutputStream().write(request);
    String status = line();
    int length = 0;
    for (String header = line(); !header.isEmpty(); header = line()) {
      if (header.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
        length = Integer.parseInt(header.substring(LENGTH.length()).trim());
      }
    }
    byte[] body = in.readNBytes(length);
    if (!status.startsWith("HTTP/1.1 200")) {
      throw new IllegalStateException(status + " " + new String(body, StandardCharsets.UTF_8));
    }
    return body;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("closed by the server");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
