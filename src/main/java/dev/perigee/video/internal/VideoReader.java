package dev.perigee.video.internal;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_display_rotation_get;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.IntPointer;

/**
 * The frames of a video file, one after the other. Not thread safe. {@link FfmpegLibraries} must be
 * loaded.
 */
final class VideoReader implements AutoCloseable {
  /**
   * Containers that hold what they show. Playlists and the like are left out: they name other files
   * and addresses, which FFmpeg would open.
   */
  private static final String CONTAINERS =
      "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,flv,live_flv,ogg,asf,m4v,"
          + "h264,hevc";

  private static final int QUARTER = 90;

  private final AVFormatContext file = new AVFormatContext(null);
  private final AVPacket packet = av_packet_alloc();
  private final AVFrame frame = av_frame_alloc();
  private final FramePixels pixels;
  private AVCodecContext decoder;
  private AVStream stream;
  private boolean drained;
  private long read;
  private double time;
  private double start = Double.NaN;

  /**
   * @param maxPixels of a frame
   * @param maxSide frames are reduced until their longer side is this, pixels
   * @throws VideoFailure when it is none that can be read, or its frames are too large
   */
  VideoReader(Path path, long maxPixels, int maxSide) {
    pixels = new FramePixels(maxSide);
    try {
      open(path, maxPixels);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void open(Path path, long maxPixels) {
    AVDictionary options = new AVDictionary(null);
    av_dict_set(options, "protocol_whitelist", "file", 0);
    av_dict_set(options, "format_whitelist", CONTAINERS, 0);
    int opened = avformat_open_input(file, "file:" + path.toAbsolutePath(), null, options);
    av_dict_free(options);
    require(opened >= 0, "it is no video of a known format");
    require(avformat_find_stream_info(file, (AVDictionary) null) >= 0, "it is damaged");
    int index = av_find_best_stream(file, AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
    require(index >= 0, "there are no pictures in it");
    stream = file.streams(index);
    AVCodecParameters parameters = stream.codecpar();
    AVCodec codec = avcodec_find_decoder(parameters.codec_id());
    require(codec != null && !codec.isNull(), "its coding is not known");
    require(
        (long) parameters.width() * parameters.height() <= maxPixels,
        "frames of "
            + parameters.width()
            + "x"
            + parameters.height()
            + " pixels are too large, at most "
            + maxPixels
            + " are allowed");
    decoder = avcodec_alloc_context3(codec);
    require(avcodec_parameters_to_context(decoder, parameters) >= 0, "it is damaged");
    decoder.thread_count(1); // videos are worked on side by side
    decoder.max_pixels(maxPixels);
    require(avcodec_open2(decoder, codec, (AVDictionary) null) >= 0, "its coding is not known");
    pixels.turn(quarterTurns(parameters));
  }

  /** How often a player turns the frames by 90 degrees clockwise. */
  private static int quarterTurns(AVCodecParameters parameters) {
    if (parameters.nb_coded_side_data() == 0) {
      return 0;
    }
    AVPacketSideData matrix =
        av_packet_side_data_get(
            parameters.coded_side_data(),
            parameters.nb_coded_side_data(),
            AV_PKT_DATA_DISPLAYMATRIX);
    if (matrix == null || matrix.isNull()) {
      return 0;
    }
    double counterclockwise = av_display_rotation_get(new IntPointer(matrix.data()));
    return Double.isNaN(counterclockwise)
        ? 0
        : Math.floorMod(Math.round(-counterclockwise / QUARTER), 4);
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new VideoFailure(otherwise);
    }
  }

  /** Frames a second, 0 when the file does not tell. */
  double frameRate() {
    AVRational rate = stream.avg_frame_rate();
    return rate.den() == 0 || rate.num() <= 0 ? 0 : (double) rate.num() / rate.den();
  }

  /** Seconds as the file tells, 0 when it does not. */
  double duration() {
    return file.duration() == AV_NOPTS_VALUE
        ? 0
        : Math.max(0, (double) file.duration() / AV_TIME_BASE);
  }

  /**
   * Decodes the next frame. What is damaged is left out, as players do.
   *
   * @return false at the end
   */
  boolean next() {
    while (avcodec_receive_frame(decoder, frame) < 0) {
      if (drained) {
        return false;
      }
      feed();
    }
    time = timeOfFrame();
    read++;
    return true;
  }

  /** Hands the next packet of the stream to the decoder, or tells it that there are no more. */
  private void feed() {
    while (av_read_frame(file, packet) >= 0) {
      boolean ours = packet.stream_index() == stream.index();
      if (ours) {
        avcodec_send_packet(decoder, packet);
      }
      av_packet_unref(packet);
      if (ours) {
        return;
      }
    }
    avcodec_send_packet(decoder, null);
    drained = true;
  }

  private double timeOfFrame() {
    long stamp = frame.best_effort_timestamp();
    double rate = frameRate();
    if (stamp == AV_NOPTS_VALUE) {
      return read == 0 ? 0 : time + (rate > 0 ? 1 / rate : 0);
    }
    AVRational unit = stream.time_base();
    double seconds = (double) stamp * unit.num() / unit.den();
    if (Double.isNaN(start)) {
      start = seconds;
    }
    return Math.max(time, seconds - start);
  }

  /** Seconds from the first frame to the one that was decoded last. */
  double time() {
    return time;
  }

  /** Frames decoded up to now. */
  long framesRead() {
    return read;
  }

  /** The frame that was decoded last. Its pixels are overwritten by those of the next one. */
  VideoFrame current() {
    return new VideoFrame(read - 1, time, pixels.of(frame), pixels.scale());
  }

  @Override
  public void close() {
    pixels.close();
    av_frame_free(frame);
    av_packet_free(packet);
    if (decoder != null) {
      avcodec_free_context(decoder);
    }
    if (!file.isNull()) {
      avformat_close_input(file);
    }
  }
}
