package dev.perigee.account;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The file {@code token-keys} of the data folder: the secrets that tokens are signed with, one a
 * line, 32 bytes (the length RFC 7518 asks for with HS256) in base64url. The first signs, all of
 * them verify. Nobody but the owner of the server may read it.
 */
public final class TokenKeyFile {
  private static final String NAME = "token-keys";
  private static final int KEY_BYTES = 32;

  /** The present key and the one before it. */
  private static final int LIVE = 2;

  private final Path path;

  /**
   * @param data the data folder
   */
  public TokenKeyFile(Path data) {
    this.path = data.resolve(NAME);
  }

  /**
   * Reads the keys; makes the first one when there is no file.
   *
   * @return at least one, the signing one first
   * @throws IOException when the file cannot be read or written, or holds anything else
   */
  public List<byte[]> readOrCreate() throws IOException {
    if (!Files.exists(path)) {
      Files.createDirectories(path.toAbsolutePath().getParent());
      write(List.of(newKey()));
    }
    return read();
  }

  /**
   * Puts a new key in front. The one that was there goes on verifying, older ones are gone.
   *
   * @throws IOException when there is no file, or it cannot be read or written
   */
  public void rotate() throws IOException {
    List<byte[]> keys = new ArrayList<>();
    keys.add(newKey());
    keys.addAll(read());
    write(keys.subList(0, LIVE));
  }

  private List<byte[]> read() throws IOException {
    List<byte[]> keys = new ArrayList<>();
    for (String line : Files.readAllLines(path)) {
      if (!line.isBlank()) {
        keys.add(decode(line.strip()));
      }
    }
    if (keys.isEmpty()) {
      throw new IOException(path + " holds no key");
    }
    return keys;
  }

  private byte[] decode(String line) throws IOException {
    byte[] key;
    try {
      key = Base64.getUrlDecoder().decode(line);
    } catch (IllegalArgumentException e) {
      throw new IOException(path + " holds a line that is not base64url"); // quotes no secret
    }
    if (key.length < KEY_BYTES) {
      throw new IOException(path + " holds a key of less than " + KEY_BYTES + " bytes");
    }
    return key;
  }

  /** Under another name first, so that a crash leaves the old file or the new one. */
  private void write(List<byte[]> keys) throws IOException {
    StringBuilder text = new StringBuilder();
    for (byte[] key : keys) {
      text.append(Base64.getUrlEncoder().withoutPadding().encodeToString(key)).append('\n');
    }
    Path partial = path.resolveSibling(NAME + ".new");
    try {
      create(partial);
    } catch (FileAlreadyExistsException e) { // left by a crash
      Files.delete(partial);
      create(partial);
    }
    Files.writeString(partial, text, StandardOpenOption.WRITE, StandardOpenOption.DSYNC);
    if (Files.exists(path)) { // rotated by an administrator, read by the server's user
      Files.setOwner(partial, Files.getOwner(path));
    }
    Files.move(partial, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void create(Path file) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  private static byte[] newKey() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return key;
  }
}
