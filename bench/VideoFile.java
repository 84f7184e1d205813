import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** A small video (AVI with JPEG frames) made of photos, without any library. */
final class VideoFile {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 432;
  private static final int RATE = 10;
  private static final int FRAMES_EACH = 8;
  private static final int HEADER = 12 + 192 + 12;

  private VideoFile() {}

  /** Each photo for 0.8 seconds, 10 frames a second. */
  static byte[] of(List<byte[]> photos) throws Exception {
    List<byte[]> frames = new ArrayList<>();
    for (byte[] photo : photos) {
      byte[] small = reduced(photo);
      for (int i = 0; i < FRAMES_EACH; i++) {
        frames.add(small);
      }
    }
    return avi(frames);
  }

  private static byte[] reduced(byte[] photo) throws Exception {
    BufferedImage small = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(
        ImageIO.read(new ByteArrayInputStream(photo)), 0, 0, WIDTH, HEIGHT, null);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(small, "jpg", out);
    return out.toByteArray();
  }

  /** RIFF AVI 1.0: one stream of MJPG. */
  private static byte[] avi(List<byte[]> frames) {
    int movie = 4;
    for (byte[] frame : frames) {
      movie += 8 + frame.length + frame.length % 2;
    }
    ByteBuffer out = ByteBuffer.allocate(HEADER + 8 + movie).order(ByteOrder.LITTLE_ENDIAN);
    word(out, "RIFF").putInt(out.capacity() - 8);
    word(out, "AVI ");
    word(out, "LIST").putInt(192);
    word(out, "hdrl");
    word(out, "avih").putInt(56);
    out.putInt(1_000_000 / RATE).putInt(0).putInt(0).putInt(0).putInt(frames.size()).putInt(0);
    out.putInt(1).putInt(0).putInt(WIDTH).putInt(HEIGHT).put(new byte[16]);
    word(out, "LIST").putInt(116);
    word(out, "strl");
    word(out, "strh").putInt(56);
    word(word(out, "vids"), "MJPG").putInt(0).putInt(0).putInt(0).putInt(1).putInt(RATE);
    out.putInt(0).putInt(frames.size()).putInt(0).putInt(-1).putInt(0).put(new byte[8]);
    word(out, "strf").putInt(40);
    out.putInt(40).putInt(WIDTH).putInt(HEIGHT).putShort((short) 1).putShort((short) 24);
    word(out, "MJPG").putInt(WIDTH * HEIGHT * 3).put(new byte[16]);
    word(out, "LIST").putInt(movie);
    word(out, "movi");
    for (byte[] frame : frames) {
      word(out, "00dc").putInt(frame.length).put(frame);
      if (frame.length % 2 == 1) {
        out.put((byte) 0);
      }
    }
    return java.util.Arrays.copyOf(out.array(), out.position());
  }

  private static ByteBuffer word(ByteBuffer out, String fourLetters) {
    return out.put(fourLetters.getBytes(StandardCharsets.US_ASCII));
  }
}
