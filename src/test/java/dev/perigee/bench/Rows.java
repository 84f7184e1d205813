package dev.perigee.bench;

import java.util.stream.IntStream;

/** All rows of a gallery in chunks of bytes. */
final class Rows {
  static final int PER_CHUNK = 65_536;

  final int count;
  final byte[][] chunks;

  Rows(Gallery gallery, int count) {
    this.count = count;
    this.chunks = new byte[(count + PER_CHUNK - 1) / PER_CHUNK][];
    IntStream.range(0, chunks.length)
        .parallel()
        .forEach(
            chunk -> {
              int first = chunk * PER_CHUNK;
              int rows = Math.min(PER_CHUNK, count - first);
              byte[] bytes = new byte[rows * Gallery.WIDTH];
              for (int i = 0; i < rows; i++) {
                System.arraycopy(
                    gallery.row(first + i), 0, bytes, i * Gallery.WIDTH, Gallery.WIDTH);
              }
              chunks[chunk] = bytes;
            });
  }

  byte[] row(int number) {
    byte[] out = new byte[Gallery.WIDTH];
    System.arraycopy(
        chunks[number / PER_CHUNK], number % PER_CHUNK * Gallery.WIDTH, out, 0, Gallery.WIDTH);
    return out;
  }
}
