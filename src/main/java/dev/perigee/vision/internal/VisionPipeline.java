package dev.perigee.vision.internal;

import dev.perigee.platform.work.WorkerPool;
import dev.perigee.vision.AnalysisOptions;
import dev.perigee.vision.DescriptorModel;
import dev.perigee.vision.FaceAnalysis;
import dev.perigee.vision.FaceDescriptor;
import dev.perigee.vision.FaceVision;
import dev.perigee.vision.ImageAnalysis;
import dev.perigee.vision.ImageFormat;
import dev.perigee.vision.ModelInfo;
import dev.perigee.vision.Rect;
import dev.perigee.vision.Stage;
import dev.perigee.vision.StageTimings;
import dev.perigee.vision.VisionSettings;
import dev.perigee.vision.internal.face.Candidate;
import dev.perigee.vision.internal.face.FaceSample;
import dev.perigee.vision.internal.face.Landmarks;
import dev.perigee.vision.internal.face.Resampler;
import dev.perigee.vision.internal.image.DecodedImage;
import dev.perigee.vision.internal.image.ImageDecoder;
import dev.perigee.vision.internal.image.ImageRefusal;
import dev.perigee.vision.internal.image.JpegEncoder;
import dev.perigee.vision.internal.model.ModelRegistry;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.bytedeco.opencv.opencv_core.Mat;

/** The stages in a row: decode, detect, landmarks, sample, descriptor. */
public final class VisionPipeline implements FaceVision {
  /** A face whose descriptor is still being computed. */
  private record Pending(FaceAnalysis face, CompletableFuture<FaceDescriptor> descriptor) {

    FaceAnalysis done() {
      return descriptor == null
          ? face
          : new FaceAnalysis(
              face.rect(),
              face.detectionScore(),
              face.landmarks5(),
              face.landmarks68(),
              face.warpJpeg(),
              descriptor.join());
    }
  }

  private final VisionSettings settings;
  private final ModelRegistry registry;
  private final StageTimings timings = new StageTimings();
  private final ImageDecoder decoder;
  private final WorkerPool pool;
  private final Object loading = new Object();
  private volatile Networks networks;

  private VisionPipeline(VisionSettings settings, ModelRegistry registry) {
    this.settings = settings;
    this.registry = registry;
    this.decoder = new ImageDecoder(settings.limits());
    this.pool = new WorkerPool("vision", settings.workers(), settings.queueLimit());
  }

  /** See {@link FaceVision#open}. */
  public static VisionPipeline open(VisionSettings settings) {
    ModelRegistry registry =
        ModelRegistry.open(settings.modelsDirectory(), settings.allowedLicences());
    return new VisionPipeline(settings, registry);
  }

  @Override
  public Uni<ImageAnalysis> analyse(byte[] image, AnalysisOptions options) {
    return pool.submit(() -> process(image, options));
  }

  private ImageAnalysis process(byte[] bytes, AnalysisOptions options) throws InterruptedException {
    Networks nets = networks();
    boolean turn = options.useExif() && !options.isWarp();
    List<Pending> faces;
    int width;
    int height;
    ImageFormat format;
    try (DecodedImage image = timings.time(Stage.DECODE, () -> decoder.decode(bytes, turn))) {
      width = image.width();
      height = image.height();
      format = image.format();
      faces =
          options.isWarp()
              ? List.of(sample(nets, image, bytes, options))
              : photo(nets, image, options);
    }
    // The pixels are gone by now; only small network inputs wait for their batch.
    return new ImageAnalysis(width, height, format, faces.stream().map(Pending::done).toList());
  }

  @Override
  public Uni<byte[]> toJpeg(byte[] image, int width, int height) {
    return pool.submit(
        () -> {
          networks(); // OpenCV comes with them
          try (DecodedImage decoded = decoder.decode(image, false)) {
            requireSize(decoded, width, height);
            return decoded.format() == ImageFormat.JPEG ? image : JpegEncoder.encode(decoded.rgb());
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

  private Pending sample(Networks nets, DecodedImage image, byte[] bytes, AnalysisOptions options)
      throws InterruptedException {
    requireSize(image, WARP_SIZE, WARP_SIZE);
    FaceContext face = new FaceContext(image.rgb(), null, null, image.rgb());
    byte[] jpeg = image.format() == ImageFormat.JPEG ? bytes : null;
    Rect whole = new Rect(0, 0, WARP_SIZE, WARP_SIZE);
    return describe(nets, face, whole, jpeg, options);
  }

  private List<Pending> photo(Networks nets, DecodedImage image, AnalysisOptions options)
      throws InterruptedException {
    Mat rgb = image.rgb();
    List<Candidate> found = timings.time(Stage.DETECT, () -> nets.detector.detect(rgb));
    List<Pending> faces = new ArrayList<>();
    for (Candidate candidate : found) {
      if (faces.size() == settings.maxFaces()) {
        break;
      }
      Landmarks landmarks =
          timings.time(Stage.LANDMARKS, () -> nets.landmarks.find(rgb, candidate));
      boolean needSample = options.wantDescriptor() || options.wantWarp();
      Mat sample =
          needSample
              ? timings.time(Stage.WARP, () -> FaceSample.cut(rgb, landmarks.five()))
              : new Mat();
      try (FaceContext face = new FaceContext(rgb, candidate, landmarks, sample)) {
        Rect rect = clipped(candidate, rgb.cols(), rgb.rows());
        faces.add(describe(nets, face, rect, null, options));
      }
    }
    return faces;
  }

  private Pending describe(
      Networks nets, FaceContext face, Rect rect, byte[] jpeg, AnalysisOptions options)
      throws InterruptedException {
    byte[] warp = null;
    if (options.wantWarp()) {
      warp =
          jpeg != null ? jpeg : timings.time(Stage.ENCODE, () -> JpegEncoder.encode(face.sample()));
    }
    boolean points = !face.isSample();
    return new Pending(
        new FaceAnalysis(
            rect,
            face.detectionScore(),
            points ? face.landmarks().five() : List.of(),
            points && options.wantLandmarks68() ? face.landmarks().points() : List.of(),
            warp,
            null),
        options.wantDescriptor() ? nets.descriptors.extract(face) : null);
  }

  private static Rect clipped(Candidate c, int width, int height) {
    int x1 = (int) Math.clamp(Math.round(c.x1()), 0, width - 1);
    int y1 = (int) Math.clamp(Math.round(c.y1()), 0, height - 1);
    int x2 = (int) Math.clamp(Math.round(c.x2()), x1 + 1, width);
    int y2 = (int) Math.clamp(Math.round(c.y2()), y1 + 1, height);
    return new Rect(x1, y1, x2 - x1, y2 - y1);
  }

  private Networks networks() {
    Networks ready = networks;
    if (ready == null) {
      synchronized (loading) {
        ready = networks;
        if (ready == null) {
          ready = Networks.load(registry, settings, timings);
          networks = ready;
        }
      }
    }
    return ready;
  }

  @Override
  public void warmUp() {
    networks();
    byte[] black;
    try (Mat picture = Resampler.blank(WARP_SIZE, WARP_SIZE)) {
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
    return registry.require("face_descriptor", "arcface_112").descriptor();
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
    synchronized (loading) {
      if (networks != null) {
        networks.close();
      }
    }
  }
}
