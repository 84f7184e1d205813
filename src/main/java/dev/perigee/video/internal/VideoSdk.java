package dev.perigee.video.internal;

import dev.perigee.platform.config.PerigeeConfig;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorBody;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.fetch.GuardedFetch;
import dev.perigee.platform.work.CallLimiter;
import dev.perigee.platform.work.WorkerPool;
import dev.perigee.video.internal.VideoAnswer.AnalyticsAnswer;
import dev.perigee.video.internal.VideoAnswer.VideoData;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Fetches a video, shows its frames to the analytics and forgets it. A few videos are worked on at
 * a time, from the first byte of the download to the answer.
 */
@ApplicationScoped
class VideoSdk {
  private final PerigeeConfig config;
  private final PerigeeConfig.Video limits;
  private final GuardedFetch fetch;
  private final FrameVision vision;
  private final CallLimiter turns;
  private final WorkerPool pool;

  VideoSdk(PerigeeConfig config, GuardedFetch fetch, FrameVision vision) {
    this.config = config;
    this.limits = config.video();
    this.fetch = fetch;
    this.vision = vision;
    this.turns = new CallLimiter("videos", limits.workers(), limits.queue());
    this.pool = new WorkerPool("video", limits.workers(), limits.workers());
  }

  /**
   * @return fails with 12022 for targets that an analytics does not have, as {@link
   *     GuardedFetch#download} when the video cannot be had, with 43007 (HTTP 400) when it is none
   *     that can be read, and with 12031 when it goes beyond the limits
   */
  Uni<VideoAnswer> analyse(VideoRequest request) {
    AnalyticsFactory.check(request.analytics());
    return turns.limit(Uni.createFrom().deferred(() -> fetchAndAnalyse(request)));
  }

  private Uni<VideoAnswer> fetchAndAnalyse(VideoRequest request) {
    Path file = emptyFile();
    AtomicBoolean nobodyWaits = new AtomicBoolean();
    return fetch
        .download(
            request.video().url(), file, limits.maxSize().asLongValue(), limits.fetchTimeout())
        .chain(() -> pool.submit(() -> read(file, request, nobodyWaits)))
        .onTermination()
        .invoke(
            () -> {
              nobodyWaits.set(true);
              delete(file);
            });
  }

  private Path emptyFile() {
    try {
      Path folder = Files.createDirectories(config.data().resolve("video"));
      return Files.createTempFile(folder, "video", ".tmp"); // readable for its owner alone
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private VideoAnswer read(Path file, VideoRequest request, AtomicBoolean nobodyWaits) {
    FfmpegLibraries.load(config.data(), config.vision().libraries());
    List<Running> running =
        request.analytics().stream()
            .map(one -> new Running(one.name(), AnalyticsFactory.make(one, vision)))
            .toList();
    try (VideoReader video = new VideoReader(file, limits.maxPixels(), limits.frameSide())) {
      delete(file); // it is open; nothing is left behind when the process ends
      Budget budget = new Budget(limits);
      budget.checkDuration(video.duration());
      double end = 0;
      while (!nobodyWaits.get() && video.next()) {
        end = video.time();
        budget.checkDuration(end);
        budget.checkTime();
        show(video, running, budget);
      }
      if (video.framesRead() == 0) {
        throw new VideoFailure("there are no pictures in it");
      }
      return new VideoAnswer(data(video, end), running.stream().map(Running::answer).toList());
    } catch (VideoFailure failure) {
      throw ApiException.status(400, ErrorCode.VIDEO_FAILED, failure.getMessage());
    }
  }

  private static void show(VideoReader video, List<Running> running, Budget budget) {
    List<Running> interested =
        running.stream().filter(one -> one.wants(video.framesRead() - 1, video.time())).toList();
    if (!interested.isEmpty()) {
      VideoFrame frame = video.current();
      for (Running one : interested) {
        budget.takeFrame();
        one.see(frame);
      }
    }
  }

  private static VideoData data(VideoReader video, double lastFrame) {
    double rate = video.frameRate();
    double counted = lastFrame + (rate > 0 ? 1 / rate : 0);
    return new VideoData(
        video.framesRead(), rate, video.duration() > 0 ? video.duration() : counted);
  }

  /** One analytics, which may fail alone. */
  private static final class Running {
    private final String name;
    private final Analytics analytics;
    private ErrorBody error = ErrorBody.SUCCESS;

    Running(String name, Analytics analytics) {
      this.name = name;
      this.analytics = analytics;
    }

    boolean wants(long frame, double time) {
      return error == ErrorBody.SUCCESS && analytics.wants(frame, time);
    }

    void see(VideoFrame frame) {
      try {
        analytics.see(frame);
      } catch (VideoFailure failure) {
        error = ErrorBody.of(ErrorCode.VIDEO_FAILED, failure.getMessage());
      }
    }

    AnalyticsAnswer answer() {
      List<VideoAnswer.Event> events = new ArrayList<>();
      if (error == ErrorBody.SUCCESS) {
        events.addAll(analytics.finish());
      }
      return new AnalyticsAnswer(name, error, events);
    }
  }

  @PreDestroy
  void close() {
    pool.close();
  }
}
