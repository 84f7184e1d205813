package dev.perigee.blob.internal.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Stands before a server and spoils what goes through it. */
final class FaultProxy implements AutoCloseable {
  private static final int DELAY_MILLIS = 200;
  private static final byte[] UNAVAILABLE =
      "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  /** What happens when bytes of a client arrive. */
  enum Fault {
    NONE,
    /** They arrive later. */
    DELAY,
    /** The connection is reset. */
    RESET,
    /** The client is told to come later. */
    ERROR,
    /** They arrive, but the client never gets an answer on this connection. */
    NO_ANSWER,
    /** Nothing goes through this connection any more, which stays open. */
    BLACK_HOLE
  }

  private final ServerSocket listener;
  private final int target;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile Supplier<Fault> faults = () -> Fault.NONE;

  FaultProxy(int target) throws IOException {
    this.target = target;
    this.listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Asked for each piece of a request. */
  void spoil(Supplier<Fault> faults) {
    this.faults = faults;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        sockets.add(client);
        sockets.add(server);
        new Connection(client, server).open();
      }
    } catch (IOException e) {
      // closed
    }
  }

  private final class Connection {
    private final Socket client;
    private final Socket server;
    private volatile boolean mute;

    Connection(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void open() {
      threads.execute(this::requests);
      threads.execute(this::answers);
    }

    private void requests() {
      byte[] bytes = new byte[16 * 1024];
      try (client;
          server) {
        InputStream in = client.getInputStream();
        OutputStream out = server.getOutputStream();
        for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
          switch (faults.get()) {
            case DELAY -> Thread.sleep(DELAY_MILLIS);
            case RESET -> {
              client.setSoLinger(true, 0);
              return;
            }
            case ERROR -> {
              client.getOutputStream().write(UNAVAILABLE);
              return;
            }
            case NO_ANSWER -> mute = true;
            case BLACK_HOLE -> {
              mute = true;
              Thread.sleep(Long.MAX_VALUE);
            }
            case NONE -> {}
          }
          out.write(bytes, 0, n);
        }
      } catch (IOException e) {
        // either side has gone
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void answers() {
      byte[] bytes = new byte[16 * 1024];
      try {
        InputStream in = server.getInputStream();
        for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
          if (!mute) {
            client.getOutputStream().write(bytes, 0, n);
          }
        }
        if (!mute) {
          client.close();
        }
      } catch (IOException e) {
        // either side has gone
      }
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    threads.shutdownNow();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
