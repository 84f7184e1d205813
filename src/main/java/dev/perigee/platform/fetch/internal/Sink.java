package dev.perigee.platform.fetch.internal;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.http.HttpClientResponse;

/** Where the bytes of a download go. */
public interface Sink {

  /** Takes the next part; may pause the answer, to resume it later. */
  void append(Buffer part, HttpClientResponse from);

  /** All parts, or nothing where they are kept elsewhere. */
  byte[] whole();

  /** Memory. */
  static Sink memory() {
    Buffer content = Buffer.buffer();
    return new Sink() {
      @Override
      public void append(Buffer part, HttpClientResponse from) {
        content.appendBuffer(part);
      }

      @Override
      public byte[] whole() {
        return content.getBytes();
      }
    };
  }

  /** A file, which the caller closes: that waits for what is still to be written. */
  static Sink file(AsyncFile file) {
    return new Sink() {
      @Override
      public void append(Buffer part, HttpClientResponse from) {
        file.write(part);
        if (file.writeQueueFull()) {
          from.pause();
          file.drainHandler(drained -> from.resume());
        }
      }

      @Override
      public byte[] whole() {
        return new byte[0];
      }
    };
  }
}
