package dev.perigee.api.robustness.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One connection to a service, kept alive over as many requests as the server likes. */
final class Wire implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 30_000;

  private final URI server;
  private final InetAddress from;
  private Socket socket;
  private InputStream in;

  /**
   * @param from a loopback address to call from: failed logins are counted by address
   */
  Wire(URI server, InetAddress from) {
    this.server = server;
    this.from = from;
  }

  /**
   * An answer as it came.
   *
   * @param headers by name in lower case; of several the last
   */
  @SuppressWarnings("ArrayRecordComponent") // read once
  record Reply(int status, Map<String, String> headers, byte[] body) {}

  /**
   * Sends the request and reads its answer.
   *
   * @return null when the server closed the connection without one
   */
  Reply exchange(Draft draft) throws IOException {
    boolean used = socket != null;
    if (!used) {
      socket = new Socket(server.getHost(), server.getPort(), from, 0);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream());
    }
    boolean last = draft.cutShort || draft.strayed;
    Reply reply;
    try {
      send(draft);
      reply = read(draft.method.equals("HEAD"));
    } catch (IOException e) {
      close();
      if (draft.cutShort && e instanceof SocketException) {
        return null;
      }
      if (used && e instanceof SocketException) {
        return exchange(draft); // a kept connection may end at any moment, a new one may not
      }
      throw e;
    }
    if (last || reply == null || "close".equalsIgnoreCase(reply.headers().get("connection"))) {
      close();
    }
    return reply;
  }

  private void send(Draft draft) throws IOException {
    try {
      socket.getOutputStream().write(draft.bytes());
      socket.getOutputStream().flush();
      if (draft.cutShort) {
        socket.shutdownOutput(); // or the server would wait for the rest
      }
    } catch (IOException refusedWhileSending) {
      if (!draft.cutShort && !draft.strayed) {
        throw refusedWhileSending;
      }
      draft.cutShort = true; // the answer, if there is one, may be lost with the connection
    }
  }

  private Reply read(boolean head) throws IOException {
    while (true) {
      String statusLine = line();
      if (statusLine == null) {
        return null;
      }
      int status = Integer.parseInt(statusLine.split(" ", 3)[1]);
      Map<String, String> headers = new TreeMap<>();
      for (String line = line(); line != null && !line.isEmpty(); line = line()) {
        int colon = line.indexOf(':');
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
      if (status >= 200) {
        boolean empty = head || status == 204 || status == 304;
        return new Reply(status, headers, empty ? new byte[0] : body(headers));
      }
    }
  }

  private byte[] body(Map<String, String> headers) throws IOException {
    if (headers.containsKey("content-length")) {
      int length = Integer.parseInt(headers.get("content-length"));
      byte[] body = in.readNBytes(length);
      if (body.length < length) {
        throw new EOFException("the answer ends early");
      }
      return body;
    }
    if (!"chunked".equals(headers.get("transfer-encoding"))) {
      return in.readAllBytes();
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunk(); size > 0; size = chunk()) {
      body.writeBytes(in.readNBytes(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  /** Null at the end of the connection. */
  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        return null;
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }
}
