package dev.perigee.api;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;
import static org.bytedeco.ffmpeg.global.swscale.*;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.opencv.opencv_core.Mat;

/** Writes an MPEG-4 video, 10 frames a second. */
final class MovieWriter implements AutoCloseable {
  static final int RATE = 10;

  private final AVFormatContext file = new AVFormatContext(null);
  private final AVIOContext bytes = new AVIOContext(null);
  private final AVStream stream;
  private final AVCodecContext encoder;
  private final AVFrame frame = av_frame_alloc();
  private final AVPacket packet = av_packet_alloc();
  private final SwsContext converter;
  private long written;

  /**
   * @param width even
   * @param height even
   * @param counterclockwise degrees by which players turn it
   */
  MovieWriter(Path path, int width, int height, double counterclockwise) {
    check(avformat_alloc_output_context2(file, null, "mp4", path.toString()));
    AVCodec codec = avcodec_find_encoder(AV_CODEC_ID_MPEG4);
    stream = avformat_new_stream(file, null);
    encoder = avcodec_alloc_context3(codec);
    encoder.width(width).height(height).pix_fmt(AV_PIX_FMT_YUV420P);
    encoder.time_base(av_make_q(1, RATE)).framerate(av_make_q(RATE, 1)).bit_rate(6_000_000);
    encoder.flags(encoder.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    check(avcodec_open2(encoder, codec, (AVDictionary) null));
    check(avcodec_parameters_from_context(stream.codecpar(), encoder));
    stream.time_base(encoder.time_base()).avg_frame_rate(encoder.framerate());
    if (counterclockwise != 0) {
      AVPacketSideData all = new AVPacketSideData(null);
      AVPacketSideData matrix =
          av_packet_side_data_new(all, new int[1], AV_PKT_DATA_DISPLAYMATRIX, 36, 0);
      av_display_rotation_set(new IntPointer(matrix.data()), counterclockwise);
      stream.codecpar().coded_side_data(all).nb_coded_side_data(1);
    }
    check(avio_open(bytes, path.toString(), AVIO_FLAG_WRITE));
    file.pb(bytes);
    check(avformat_write_header(file, (AVDictionary) null));
    frame.format(AV_PIX_FMT_YUV420P).width(width).height(height);
    check(av_frame_get_buffer(frame, 0));
    converter =
        sws_getContext(
            width,
            height,
            AV_PIX_FMT_BGR24,
            width,
            height,
            AV_PIX_FMT_YUV420P,
            SWS_BILINEAR,
            null,
            null,
            (DoublePointer) null);
  }

  /**
   * @param bgr of the size of the video
   */
  void add(Mat bgr) {
    check(av_frame_make_writable(frame));
    try (Mat whole = bgr.clone();
        PointerPointer<BytePointer> pixels = new PointerPointer<>(whole.data(), null, null, null);
        IntPointer rows = new IntPointer((int) whole.step(), 0, 0, 0)) {
      sws_scale(converter, pixels, rows, 0, whole.rows(), frame.data(), frame.linesize());
    }
    frame.pts(written++);
    encode(frame);
  }

  private void encode(AVFrame next) {
    check(avcodec_send_frame(encoder, next));
    while (avcodec_receive_packet(encoder, packet) >= 0) {
      av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
      packet.stream_index(0).duration(stream.time_base().den() / RATE);
      check(av_interleaved_write_frame(file, packet));
    }
  }

  private static void check(int result) {
    if (result < 0) {
      throw new IllegalStateException("FFmpeg: " + result);
    }
  }

  @Override
  public void close() {
    encode(null);
    check(av_write_trailer(file));
    avio_closep(bytes);
    sws_freeContext(converter);
    av_frame_free(frame);
    av_packet_free(packet);
    avcodec_free_context(encoder);
    avformat_free_context(file);
  }
}
