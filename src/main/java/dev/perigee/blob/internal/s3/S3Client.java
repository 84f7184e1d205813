package dev.perigee.blob.internal.s3;

import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.work.CallLimiter;
import io.minio.AbortMultipartUploadArgs;
import io.minio.CompleteMultipartUploadArgs;
import io.minio.CreateMultipartUploadArgs;
import io.minio.DeleteObjectsArgs;
import io.minio.GetBucketLifecycleArgs;
import io.minio.GetObjectArgs;
import io.minio.GetObjectResponse;
import io.minio.HeadBucketArgs;
import io.minio.HeadObjectArgs;
import io.minio.Http;
import io.minio.ListMultipartUploadsArgs;
import io.minio.ListObjectsV2Args;
import io.minio.MakeBucketArgs;
import io.minio.MinioAsyncClient;
import io.minio.ObjectArgs;
import io.minio.PutObjectAPIArgs;
import io.minio.RemoveObjectArgs;
import io.minio.SetBucketLifecycleArgs;
import io.minio.UploadPartArgs;
import io.minio.errors.MinioException;
import io.minio.messages.DeleteRequest;
import io.minio.messages.Item;
import io.minio.messages.LifecycleConfiguration;
import io.minio.messages.ListBucketResultV2;
import io.minio.messages.ListMultipartUploadsResult;
import io.minio.messages.Part;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Dispatcher;
import okhttp3.Headers;
import okhttp3.OkHttpClient;

/**
 * Calls to objects of one bucket of an S3 server: limited in number, repeated with growing and
 * random pauses while the server fails, ended at their time. Results arrive on threads of the HTTP
 * client.
 */
final class S3Client implements AutoCloseable {
  /** Keys of one answer to a listing, and of one removal: the server's limit. */
  static final int PAGE = 1000;

  /** Header that every object is put with. */
  static final String CONTENT_TYPE = "Content-Type";

  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  /** Beside the HTTP client's own limit, which is not asked while a call waits for its turn. */
  private static final Duration GRACE = Duration.ofMillis(500);

  private final S3Settings settings;
  private final MinioAsyncClient server;
  private final OkHttpClient http;
  private final ExecutorService threads;
  private final CallLimiter limiter;
  private final S3Errors errors;

  S3Client(S3Settings settings) {
    this.settings = settings;
    this.threads =
        Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("s3-", 1).factory());
    Dispatcher dispatcher = new Dispatcher(threads);
    dispatcher.setMaxRequests(settings.concurrency());
    dispatcher.setMaxRequestsPerHost(settings.concurrency());
    this.http =
        new OkHttpClient.Builder()
            .socketFactory(new NoDelaySockets())
            .dispatcher(dispatcher)
            .connectTimeout(settings.connectTimeout())
            .readTimeout(settings.attemptTimeout())
            .writeTimeout(settings.attemptTimeout())
            .callTimeout(settings.attemptTimeout())
            .build();
    this.server =
        MinioAsyncClient.builder()
            .endpoint(settings.endpoint().toString())
            // Given, so that the client need not ask for it.
            .region(settings.region())
            .credentials(settings.accessKey(), settings.secretKey())
            .httpClient(http)
            .build();
    // Repetitions are decided here, where the time that is left is known.
    server.setRetry(Set.of(), 0L, 0);
    this.limiter = new CallLimiter("storage", settings.concurrency(), settings.queue());
    this.errors = new S3Errors(settings.toString());
  }

  /**
   * @param headers of the answer
   */
  record Content(Headers headers, byte[] bytes) {}

  /**
   * @param keys of objects, in their order
   * @param more whether there are others behind them
   */
  record Page(List<String> keys, boolean more) {}

  /** Makes the server's bucket when it is not there. */
  Uni<Void> ensureBucket() {
    return lookForBucket()
        .onFailure(S3Errors::isMissing)
        .recoverWithUni(
            () ->
                call(() ->
                        server.makeBucket(
                            MakeBucketArgs.builder().bucket(settings.bucket()).build()))
                    .replaceWithVoid());
  }

  /** Fails when the server's bucket cannot be reached. */
  Uni<Void> check() {
    return lookForBucket().onFailure().transform(errors::told);
  }

  private Uni<Void> lookForBucket() {
    return ask(() -> server.headBucket(HeadBucketArgs.builder().bucket(settings.bucket()).build()))
        .replaceWithVoid();
  }

  /** What the server does to objects by itself. Not every server can. */
  Uni<List<LifecycleConfiguration.Rule>> lifecycle() {
    return repeated(
            () ->
                server.getBucketLifecycle(
                    GetBucketLifecycleArgs.builder().bucket(settings.bucket()).build()))
        .map(found -> found == null || found.rules() == null ? List.of() : found.rules());
  }

  Uni<Void> setLifecycle(LifecycleConfiguration rules) {
    return repeated(
        () ->
            server.setBucketLifecycle(
                SetBucketLifecycleArgs.builder().bucket(settings.bucket()).config(rules).build()));
  }

  /** The headers of an object. */
  Uni<Optional<Headers>> head(String key) {
    return ask(() -> server.headObject(object(HeadObjectArgs.builder(), key).build()))
        .map(answer -> Optional.of(answer.headers()))
        .onFailure(S3Errors::isMissing)
        .recoverWithItem(Optional.empty());
  }

  /**
   * Bytes of an object; fewer when it ends before.
   *
   * @param etag that it must have, or null
   */
  Uni<Optional<Content>> get(String key, long from, long length, String etag) {
    GetObjectArgs.Builder request =
        object(GetObjectArgs.builder(), key).offset(from).length(length);
    if (etag != null) {
      request.matchETag(etag);
    }
    return ask(() -> server.getObject(request.build()).thenApplyAsync(S3Client::read, threads))
        .map(Optional::of)
        .onFailure(S3Errors::isMissing)
        .recoverWithItem(Optional.empty());
  }

  private static Content read(GetObjectResponse answer) {
    try (answer) {
      return new Content(answer.headers(), answer.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Stores an object at once.
   *
   * @return its etag
   */
  Uni<String> put(String key, Map<String, String> headers, byte[] bytes) {
    Map<String, String> others = new HashMap<>(headers);
    // Signed as that of the body; among the others it would be signed twice.
    String type = others.remove(CONTENT_TYPE);
    return call(() ->
            server.putObject(
                object(PutObjectAPIArgs.builder(), key)
                    .headers(new Http.Headers(others))
                    .contentType(type)
                    .data(bytes, bytes.length)
                    .build()))
        .map(answer -> etag(answer.headers()));
  }

  /** Removes an object, if it is there. */
  Uni<Void> delete(String key) {
    return call(() -> server.removeObject(object(RemoveObjectArgs.builder(), key).build()));
  }

  /**
   * Removes objects, if they are there.
   *
   * @param keys {@link #PAGE} at most
   */
  Uni<Void> delete(Collection<String> keys) {
    if (keys.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<DeleteRequest.Object> objects = keys.stream().map(DeleteRequest.Object::new).toList();
    return call(() ->
            server.deleteObjects(
                DeleteObjectsArgs.builder()
                    .bucket(settings.bucket())
                    .objects(objects)
                    .quiet(true)
                    .build()))
        .invoke(
            answer -> {
              if (!answer.result().errors().isEmpty()) {
                String reason = answer.result().errors().getFirst().toString();
                throw errors.told(ErrorCode.STORAGE_UNAVAILABLE, reason);
              }
            })
        .replaceWithVoid();
  }

  /**
   * Keys of objects, in alphabetical order.
   *
   * @param after only those behind this one, null for all
   */
  Uni<Page> list(String prefix, String after) {
    ListObjectsV2Args.Builder request =
        ListObjectsV2Args.builder().bucket(settings.bucket()).prefix(prefix).maxKeys(PAGE);
    if (after != null) {
      request.startAfter(after);
    }
    return call(() -> server.listObjectsV2(request.build()))
        .map(
            answer -> {
              ListBucketResultV2 result = answer.result();
              return new Page(
                  result.contents().stream().map(Item::objectName).toList(), result.isTruncated());
            });
  }

  /** Begins an object of several parts. */
  Uni<String> beginParts(String key, Map<String, String> headers) {
    return call(() ->
            server.createMultipartUpload(
                object(CreateMultipartUploadArgs.builder(), key)
                    .headers(new Http.Headers(headers))
                    .build()))
        .map(answer -> answer.result().uploadId());
  }

  /**
   * @param number from 1 on
   */
  Uni<Part> putPart(String key, String upload, int number, byte[] bytes) {
    return call(() ->
            server.uploadPart(
                object(UploadPartArgs.builder(), key)
                    .uploadId(upload)
                    .partNumber(number)
                    .data(bytes, bytes.length)
                    .build()))
        .map(answer -> new Part(number, answer.part().etag()));
  }

  /**
   * Makes an object of its parts.
   *
   * @return its etag
   */
  Uni<String> completeParts(String key, String upload, List<Part> parts) {
    return call(() ->
            server.completeMultipartUpload(
                object(CompleteMultipartUploadArgs.builder(), key)
                    .uploadId(upload)
                    .parts(parts.toArray(Part[]::new))
                    .build()))
        .map(answer -> unquoted(answer.etag()));
  }

  Uni<Void> abortParts(String key, String upload) {
    return call(() ->
            server.abortMultipartUpload(
                object(AbortMultipartUploadArgs.builder(), key).uploadId(upload).build()))
        .replaceWithVoid();
  }

  /** An object of several parts that has been begun and not ended. */
  record Begun(String key, String upload, Instant since) {}

  /** Up to {@link #PAGE} objects that have been begun and not ended. Not every server tells. */
  Uni<List<Begun>> begunParts() {
    return repeated(
            () ->
                server.listMultipartUploads(
                    ListMultipartUploadsArgs.builder()
                        .bucket(settings.bucket())
                        .prefix(S3Keys.BLOBS)
                        .maxUploads(PAGE)
                        .build()))
        .map(answer -> answer.result().uploads().stream().map(S3Client::begun).toList());
  }

  private static Begun begun(ListMultipartUploadsResult.Upload upload) {
    return new Begun(upload.objectName(), upload.uploadId(), upload.initiated().toInstant());
  }

  static String etag(Headers headers) {
    return unquoted(headers.get("ETag"));
  }

  private static String unquoted(String etag) {
    return etag.replace("\"", "");
  }

  private <B extends ObjectArgs.Builder<B, A>, A extends ObjectArgs> B object(
      B builder, String key) {
    return builder.bucket(settings.bucket()).object(key);
  }

  private interface Call<T> {
    CompletionStage<T> begin() throws MinioException;
  }

  /** A call of which every failure is the storage's. */
  private <T> Uni<T> call(Call<T> call) {
    return repeated(call).onFailure().transform(errors::told);
  }

  /** A call to which "not there" is an answer, see {@link S3Errors#isAnswer}. */
  private <T> Uni<T> ask(Call<T> call) {
    return repeated(call).onFailure(failure -> !S3Errors.isAnswer(failure)).transform(errors::told);
  }

  /** Tries until it succeeds, fails for good or its time has come. */
  private <T> Uni<T> repeated(Call<T> call) {
    Uni<T> attempt =
        limiter.limit(
            Uni.createFrom()
                .completionStage(() -> started(call))
                .ifNoItem()
                .after(settings.attemptTimeout().plus(GRACE))
                .fail());
    return Uni.createFrom()
        .deferred(
            () -> {
              AtomicReference<Throwable> last = new AtomicReference<>();
              return attempt
                  .onFailure(S3Errors::isTransient)
                  .invoke(last::set)
                  .onFailure(S3Errors::isTransient)
                  .retry()
                  .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                  .withJitter(0.5)
                  .indefinitely()
                  .ifNoItem()
                  .after(settings.timeout())
                  .failWith(() -> last.get() == null ? new TimeoutException() : last.get());
            });
  }

  /** On a thread of its own: the client computes checksums and signatures before it sends. */
  private <T> CompletionStage<T> started(Call<T> call) {
    return CompletableFuture.supplyAsync(
            () -> {
              try {
                return call.begin();
              } catch (MinioException e) {
                throw new CompletionException(e);
              }
            },
            threads)
        .thenCompose(stage -> stage);
  }

  @Override
  public void close() {
    http.dispatcher().cancelAll();
    http.connectionPool().evictAll();
    threads.shutdownNow();
  }
}
