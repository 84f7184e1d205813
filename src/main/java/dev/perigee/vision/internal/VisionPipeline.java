package dev.perigee.vision.internal;

import dev.perigee.platform.work.WorkerPool;
import dev.perigee.vision.AnalysisOptions;
import dev.perigee.vision.AnalysisOptions.Input;
import dev.perigee.vision.DescriptorModel;
import dev.perigee.vision.Estimation;
import dev.perigee.vision.FaceVision;
import dev.perigee.vision.ImageAnalysis;
import dev.perigee.vision.ImageFormat;
import dev.perigee.vision.ModelInfo;
import dev.perigee.vision.Picture;
import dev.perigee.vision.Stage;
import dev.perigee.vision.StageTimings;
import dev.perigee.vision.VisionSettings;
import dev.perigee.vision.internal.estimate.Estimators;
import dev.perigee.vision.internal.estimate.FaceVectors;
import dev.perigee.vision.internal.face.Resampler;
import dev.perigee.vision.internal.image.DecodedImage;
import dev.perigee.vision.internal.image.ImageDecoder;
import dev.perigee.vision.internal.image.ImageRefusal;
import dev.perigee.vision.internal.image.JpegEncoder;
import dev.perigee.vision.internal.image.PictureEncoder;
import dev.perigee.vision.internal.image.Thumbnail;
import dev.perigee.vision.internal.model.ModelRegistry;
import io.smallrye.mutiny.Uni;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs images through the {@link Analysis} on a bounded pool. */
public final class VisionPipeline implements FaceVision {
  private final VisionSettings settings;
  private final ModelRegistry registry;
  private final StageTimings timings = new StageTimings();
  private final ImageDecoder decoder;
  private final WorkerPool pool;
  private final BatchedNetworks batched;
  private final Estimators estimators;
  private final Bodies bodies;
  private final List<DescriptorModel> descriptors;
  private final Object loading = new Object();
  private volatile Analysis analysis;
  private Networks networks;

  private VisionPipeline(VisionSettings settings, ModelRegistry registry) {
    this.settings = settings;
    this.registry = registry;
    this.decoder = new ImageDecoder(settings.limits());
    this.pool = new WorkerPool("vision", settings.workers(), settings.queueLimit());
    this.batched = new BatchedNetworks(settings.workers(), pool::hasIdleThread, timings);
    this.estimators = new Estimators(registry, batched::of);
    this.bodies = new Bodies(registry, batched, timings);
    this.descriptors = descriptors(registry, settings.descriptorVersion());
  }

  /** See {@link FaceVision#open}. */
  public static VisionPipeline open(VisionSettings settings) {
    ModelRegistry registry =
        ModelRegistry.open(settings.modelsDirectory(), settings.allowedLicences());
    return new VisionPipeline(settings, registry);
  }

  /** The default one first. */
  private static List<DescriptorModel> descriptors(ModelRegistry registry, int defaultVersion) {
    List<DescriptorModel> all =
        FaceVectors.models(registry).stream()
            .sorted(Comparator.comparing(model -> model.version() != defaultVersion))
            .toList();
    if (all.isEmpty() || all.getFirst().version() != defaultVersion) {
      throw new IllegalStateException("No model for descriptors of version " + defaultVersion);
    }
    return all;
  }

  @Override
  public Uni<ImageAnalysis> analyse(byte[] image, AnalysisOptions options) {
    return pool.begin(() -> process(image, options), batched::help);
  }

  private CompletableFuture<ImageAnalysis> process(byte[] bytes, AnalysisOptions options) {
    Analysis ready = analysis();
    boolean turn = options.useExif() && options.input() == Input.PHOTO;
    try (DecodedImage image = timings.time(Stage.DECODE, () -> decoder.decode(bytes, turn))) {
      switch (options.input()) {
        case FACE_WARP -> requireSize(image, WARP_SIZE, WARP_SIZE);
        case BODY_WARP -> requireSize(image, BODY_WARP_WIDTH, BODY_WARP_HEIGHT);
        default -> {}
      }
      // The pixels are gone when that returns; only small network inputs wait for their batch.
      return ready.begin(image, bytes, options);
    }
  }

  @Override
  public Uni<ImageAnalysis> analyse(Picture picture, AnalysisOptions options) {
    if (options.input() != Input.PHOTO) {
      throw new IllegalArgumentException("samples come encoded");
    }
    return pool.begin(
        () -> {
          Analysis ready = analysis();
          try (DecodedImage image = DecodedImage.of(picture)) {
            return ready.begin(image, null, options);
          }
        },
        batched::help);
  }

  @Override
  public Uni<byte[]> encode(Picture picture, ImageFormat format, int maxSide, double quality) {
    return pool.submit(
        () -> {
          analysis(); // OpenCV comes with it
          try (DecodedImage image = DecodedImage.of(picture)) {
            return PictureEncoder.encode(image.rgb(), format, maxSide, quality);
          }
        });
  }

  @Override
  public Uni<byte[]> toJpeg(byte[] image, int width, int height) {
    return pool.submit(
        () -> {
          analysis(); // OpenCV comes with it
          try (DecodedImage decoded = decoder.decode(image, false)) {
            requireSize(decoded, width, height);
            return decoded.format() == ImageFormat.JPEG ? image : JpegEncoder.encode(decoded.rgb());
          }
        });
  }

  @Override
  public Uni<byte[]> toJpeg(byte[] image) {
    return pool.submit(
        () -> {
          analysis(); // OpenCV comes with it
          try (DecodedImage decoded = decoder.decodeOnWhite(image)) {
            return decoded.format() == ImageFormat.JPEG ? image : JpegEncoder.encode(decoded.rgb());
          }
        });
  }

  @Override
  public Uni<byte[]> thumbnail(byte[] jpeg, int side) {
    return pool.submit(
        () -> {
          analysis(); // OpenCV comes with it
          try (DecodedImage decoded = decoder.decode(jpeg, true)) {
            return Math.max(decoded.width(), decoded.height()) <= side
                ? jpeg
                : Thumbnail.of(decoded, side);
          }
        });
  }

  private static void requireSize(DecodedImage image, int width, int height) {
    if (image.width() != width || image.height() != height) {
      throw ImageRefusal.outsideLimits(
          "Bad warp size: %dx%d pixels, %dx%d expected"
              .formatted(image.width(), image.height(), width, height));
    }
  }

  private Analysis analysis() {
    Analysis ready = analysis;
    if (ready == null) {
      synchronized (loading) {
        if (analysis == null) {
          networks = Networks.load(registry, settings, timings, batched.power);
          analysis =
              new Analysis(networks, estimators, bodies, descriptors, settings.maxFaces(), timings);
        }
        ready = analysis;
      }
    }
    return ready;
  }

  @Override
  public void warmUp() {
    analysis();
    byte[] black;
    try (var picture = Resampler.blank(WARP_SIZE, WARP_SIZE)) {
      black = JpegEncoder.encode(picture);
    }
    analyse(black, AnalysisOptions.DETECT)
        .chain(() -> analyse(black, AnalysisOptions.WARP.withDescriptor(true)))
        .await()
        .indefinitely();
    timings.reset();
  }

  @Override
  public List<ModelInfo> models() {
    return registry.models();
  }

  @Override
  public Set<String> tasks() {
    return registry.tasks();
  }

  @Override
  public DescriptorModel descriptorModel() {
    return descriptors.getFirst();
  }

  @Override
  public List<DescriptorModel> descriptorModels() {
    return descriptors;
  }

  @Override
  public Set<Estimation<?>> available() {
    return Stream.of(estimators.available(), bodies.available())
        .flatMap(Set::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public StageTimings timings() {
    return timings;
  }

  @Override
  public WorkerPool.Statistics load() {
    return pool.statistics();
  }

  @Override
  public void close() {
    pool.close();
    batched.close();
    synchronized (loading) {
      if (networks != null) {
        networks.close();
      }
    }
  }
}
