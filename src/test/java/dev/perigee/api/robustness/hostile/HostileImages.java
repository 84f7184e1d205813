package dev.perigee.api.robustness.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.perigee.api.Photos;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Images that claim too much, hold too little, or are something else; the same in every run. */
public final class HostileImages {
  private static final Map<String, String> TYPES =
      Map.of(
          ".jpg", "image/jpeg",
          ".png", "image/png",
          ".bmp", "image/bmp",
          ".tiff", "image/tiff",
          ".ppm", "image/x-portable-pixmap");

  /** First bytes of formats, ours and others. */
  private static final Map<String, String> MAGIC =
      new LinkedHashMap<>(
          Map.of(
              "image/jpeg", "\u00FF\u00D8\u00FF\u00E0",
              "image/png", "\u0089PNG\r\n\u001A\n",
              "image/bmp", "BM",
              "image/tiff", "II*\0",
              "image/x-portable-pixmap", "P6\n"));

  private static final List<String> OTHERS =
      List.of(
          "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"99999\" height=\"99999\"/>",
          "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
          "<html><script>alert(1)</script></html>",
          "%PDF-1.7\n%%EOF",
          "PK\3\4 a zip file",
          "\u001F\u008B\b gzip",
          "\u007FELF\2\1\1",
          "MZ\u0090\0",
          "#!/bin/sh\nrm -rf /\n",
          "{\"image\": true}",
          "RIFF\u0020\0\0\0WEBPVP8 \u0014\0\0\0",
          "\0\0\0\u0018ftypheic\0\0\0\0heicmif1",
          "\0\0\0\u0018ftypavif\0\0\0\0avifmif1",
          "\0\0\0\u0018ftypmp42\0\0\0\0mp42isom",
          "8BPS\0\1\0\0\0\0\0\0\0\3",
          "\0\0\1\0\1\0\u0010\u0010\0\0\1\0\u0020\0",
          "\0\0\0\fjP  \r\n\u0087\n",
          "\u00FFO\u00FFQ\0/\0\0\0\0\377\377",
          "#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 99999 +X 99999\n",
          "v/1\1\2\0\0\0channels\0",
          "II+\0\b\0\0\0\u0010\0\0\0\0\0\0\0",
          "P7\nWIDTH 9\nHEIGHT 9\nDEPTH 3\nMAXVAL 255\nENDHDR\n",
          "Pf\n9 9\n-1.0\n",
          "GIF89a\377\377\377\377\0\0\0;",
          "push graphic-context\nviewbox 0 0 640 480\nfill 'url(https://127.0.0.1/x)'\n",
          "%!PS-Adobe-3.0 EPSF-3.0\n",
          "\u0089JNG\r\n\u001A\n",
          "\u008AMNG\r\n\u001A\n",
          "\u00D7\u00CD\u00C6\u009A",
          "Rar!\u001A\7\0");

  private HostileImages() {}

  /** All of them. */
  public static List<Hostile> all() {
    List<Hostile> all = new ArrayList<>();
    all.addAll(cut());
    all.addAll(otherBeginnings());
    all.addAll(otherFiles());
    all.addAll(noise());
    all.addAll(HostilePng.all());
    all.addAll(HostileJpeg.all());
    all.addAll(HostileTiff.all());
    all.addAll(HostileBitmaps.all());
    return all;
  }

  private static byte[] photo(String ending) {
    byte[] jpeg = Photos.sample(1);
    return ending.equals(".jpg") ? jpeg : Photos.as(ending, jpeg);
  }

  /** A photo without its end, cut at many places. */
  private static List<Hostile> cut() {
    List<Hostile> cut = new ArrayList<>();
    TYPES.forEach(
        (ending, type) -> {
          byte[] whole = photo(ending);
          for (int percent : new int[] {1, 5, 10, 25, 50, 75, 90, 99}) {
            int length = (int) ((long) whole.length * percent / 100);
            cut.add(
                new Hostile(
                    ending + " cut at " + percent + " %", type, Arrays.copyOf(whole, length)));
          }
          for (int length : new int[] {1, 2, 4, 8, 16, 20}) {
            cut.add(
                new Hostile(
                    ending + " of " + length + " bytes", type, Arrays.copyOf(whole, length)));
          }
        });
    return cut;
  }

  /** A photo that begins as one of another format does. */
  private static List<Hostile> otherBeginnings() {
    List<Hostile> wrong = new ArrayList<>();
    for (Map.Entry<String, String> format : TYPES.entrySet()) {
      byte[] whole = photo(format.getKey());
      for (Map.Entry<String, String> magic : MAGIC.entrySet()) {
        if (!magic.getKey().equals(format.getValue())) {
          byte[] image = whole.clone();
          byte[] start = magic.getValue().getBytes(ISO_8859_1);
          System.arraycopy(start, 0, image, 0, start.length);
          wrong.add(
              new Hostile(
                  format.getKey() + " that begins as " + magic.getKey(), magic.getKey(), image));
        }
      }
    }
    return wrong;
  }

  private static List<Hostile> otherFiles() {
    List<Hostile> others = new ArrayList<>();
    for (int i = 0; i < OTHERS.size(); i++) {
      byte[] file = Arrays.copyOf(OTHERS.get(i).getBytes(ISO_8859_1), 200);
      others.add(new Hostile("other file " + i, "image/jpeg", file));
    }
    return others;
  }

  /** Random bytes behind a true beginning. */
  private static List<Hostile> noise() {
    List<Hostile> noise = new ArrayList<>();
    Random random = new Random(1);
    MAGIC.forEach(
        (type, magic) -> {
          for (int length : new int[] {30, 300, 3_000, 300_000, 3_000_000}) {
            byte[] image = new byte[length];
            random.nextBytes(image);
            byte[] start = magic.getBytes(ISO_8859_1);
            System.arraycopy(start, 0, image, 0, start.length);
            noise.add(new Hostile(type + " of " + length + " random bytes", type, image));
          }
        });
    return noise;
  }
}
