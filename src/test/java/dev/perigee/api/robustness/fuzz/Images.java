package dev.perigee.api.robustness.fuzz;

import dev.perigee.api.Bombs;
import dev.perigee.api.Photos;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Bodies for operations that take images: whole ones, broken ones, and forms of them. */
final class Images {
  private static final byte[] SAMPLE = Photos.gray(250, 250);
  private static final byte[] SMALL = Photos.gray(40, 30);
  private static final String BOUNDARY = "fuzz";

  private static final List<byte[]> STRANGE =
      List.of(
          Bombs.png(50_000, 50_000),
          Bombs.png(0, 0),
          Bombs.png(-1, 1),
          Bombs.png(1, 1),
          bytes("GIF89a\1\0\1\0\0\0\0;"),
          bytes("RIFF\4\0\0\0WEBPVP8 "),
          bytes("BM"),
          bytes("BM\377\377\377\377\0\0\0\0\66\0\0\0\50\0\0\0\377\377\377\177\377\377\377\177"),
          bytes("II*\0\10\0\0\0\377\377"),
          bytes("MM\0*\377\377\377\377"),
          bytes("P6\n99999 99999\n255\n"),
          bytes("P6\n-1 1\n255\nabc"),
          bytes("P6\n1 1\n255\nabc"),
          bytes("P3\n1 1\n0\n1 1 1"),
          bytes("\377\330\377"),
          bytes("\377\330\377\300\0\21\10\377\377\377\377\3\1\42\0\2\21\1\3\21\1"),
          bytes("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
          bytes("%PDF-1.4"),
          new byte[0]);

  /** Heads of a part. */
  private static final List<String> PARTS =
      List.of(
          "Content-Disposition: form-data; name=\"a\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n",
          "Content-Disposition: form-data; name=\"a\"\r\n",
          "Content-Disposition: form-data\r\nContent-Type: image/jpeg\r\n",
          "Content-Disposition: form-data; name=\"a\r\nContent-Type: image/jpeg\r\n",
          "Content-Disposition: form-data; name=\"\0\"; filename*=UTF-8''%zz\r\nContent-Type: image/png\r\n",
          "Content-Disposition: form-data; name=\"a\"; filename=\"../../\u00E4\"\r\nContent-Type: image/jpeg\r\n",
          "Content-Disposition: attachment; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n",
          "Content-Disposition: form-data; name=\"a\"\r\nContent-Type: text/html\r\n",
          "Content-Disposition: form-data; name=\"a\"\r\nContent-Type: nonsense\r\n",
          "Content-Disposition: form-data; name=\"a\"\r\nContent-Type: image/jpeg\r\nContent-Transfer-Encoding: base64\r\n",
          "Content-Disposition: form-data; name=\"a\"\r\nContent-Type: image/x-jpeg-base64\r\n",
          "No colon\r\n",
          "");

  private Images() {}

  /** An image that could be what its type says, now and then one that is. */
  static byte[] image(String type, Dice dice) {
    byte[] image =
        switch (dice.below(10)) {
          case 0 -> SAMPLE;
          case 1 -> SMALL;
          case 2, 3 -> Damage.of(SAMPLE, dice);
          case 4, 5 -> Damage.of(SMALL, dice);
          case 6 -> dice.bytes(dice.below(200));
          default -> dice.any(STRANGE);
        };
    return type.endsWith("base64") && dice.chance(80) ? Base64.getEncoder().encode(image) : image;
  }

  /** The Content-Type of {@link #form}, mostly. */
  static String formType(Dice dice) {
    return "multipart/form-data"
        + (dice.chance(80)
            ? "; boundary=" + BOUNDARY
            : dice.any(
                List.of(
                    "",
                    "; boundary=",
                    "; boundary=\"\"",
                    "; boundary=\"" + BOUNDARY,
                    "; boundary=other",
                    "; boundary=\u00E4",
                    "; boundary=" + "x".repeat(2_000))));
  }

  static byte[] form(Dice dice) {
    byte[] form = new byte[0];
    int parts = dice.chance(2) ? 1_001 : dice.below(4);
    for (int i = 0; i < parts; i++) {
      String head = "--" + BOUNDARY + "\r\n" + dice.any(PARTS) + "\r\n";
      byte[] content = parts > 10 ? new byte[] {'x'} : image("image/jpeg", dice);
      form = Damage.joined(form, Damage.joined(head.getBytes(StandardCharsets.UTF_8), content));
      form = Damage.joined(form, bytes("\r\n"));
    }
    form = Damage.joined(form, bytes("--" + BOUNDARY + "--\r\n"));
    return dice.chance(30) ? Damage.of(form, dice) : form;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
