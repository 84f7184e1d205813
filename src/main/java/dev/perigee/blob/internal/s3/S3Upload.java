package dev.perigee.blob.internal.s3;

import io.minio.messages.Part;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A blob that is being sent. Up to 5 MiB go in one call; longer ones in parts of that length, of
 * which two at most are in memory. Its calls come one after the other.
 */
final class S3Upload {
  /** The least that S3 takes as a part. */
  private static final int PART = 5 * 1024 * 1024;

  private final S3Client client;
  private final String key;
  private final Map<String, String> headers;
  private final List<Part> parts = new ArrayList<>();
  private Buffer pending = Buffer.buffer();
  private String upload;

  S3Upload(S3Client client, String key, Map<String, String> headers) {
    this.client = client;
    this.key = key;
    this.headers = headers;
  }

  private long sent;

  Uni<Void> append(Buffer content) {
    pending.appendBuffer(content);
    return sendFullParts();
  }

  private Uni<Void> sendFullParts() {
    if (pending.length() < PART) {
      return Uni.createFrom().voidItem();
    }
    byte[] part = pending.getBytes(0, PART);
    pending = pending.getBuffer(PART, pending.length());
    return send(part).chain(this::sendFullParts);
  }

  private Uni<Void> send(byte[] part) {
    Uni<String> begun =
        upload == null
            ? client.beginParts(key, headers).invoke(id -> upload = id)
            : Uni.createFrom().item(upload);
    return begun
        .flatMap(id -> client.putPart(key, id, parts.size() + 1, part))
        .invoke(
            stored -> {
              parts.add(stored);
              sent += part.length;
            })
        .replaceWithVoid();
  }

  /**
   * Ends the blob, which readers see from now on.
   *
   * @return its etag
   */
  Uni<String> finish() {
    byte[] rest = pending.getBytes();
    if (upload == null) {
      sent = rest.length;
      return client.put(key, headers, rest);
    }
    Uni<Void> all = rest.length == 0 ? Uni.createFrom().voidItem() : send(rest);
    return all.chain(() -> client.completeParts(key, upload, parts));
  }

  /** Bytes of the finished blob. */
  long length() {
    return sent;
  }

  /** Leaves nothing behind, or what the server's operator removes as incomplete uploads. */
  void discard() {
    if (upload != null) {
      client
          .abortParts(key, upload)
          .subscribe()
          .with(
              done -> Log.debugf("upload of %s ended", key),
              e -> Log.debugf("parts of %s are left on the server: %s", key, e.getMessage()));
    }
  }
}
