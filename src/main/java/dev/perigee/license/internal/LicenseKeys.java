package dev.perigee.license.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ed25519 keys in PEM files, as OpenSSL writes and reads them. */
final class LicenseKeys {
  private static final String ALGORITHM = "Ed25519";
  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";
  private static final int LARGEST = 10_000;

  private LicenseKeys() {}

  static KeyPair generate() {
    try {
      return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  /** Writes both keys; the private one is closed to other users. Never replaces a file. */
  static void write(KeyPair keys, Path privateFile, Path publicFile) {
    write(privateFile, pem(PRIVATE, keys.getPrivate()), "rw-------");
    write(publicFile, pem(PUBLIC, keys.getPublic()), "rw-r--r--");
  }

  private static void write(Path file, String text, String rights) {
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights)));
      Files.writeString(file, text, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new LicenseException(file + " exists already; choose another folder", e);
    } catch (IOException e) {
      throw new LicenseException(file + " cannot be written: " + e, e);
    }
  }

  private static String pem(String kind, Key key) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, body, kind);
  }

  static PublicKey readPublic(Path file) {
    byte[] encoded = body(file, PUBLIC);
    try {
      return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new LicenseException(file + " holds no Ed25519 public key", e);
    }
  }

  static PrivateKey readPrivate(Path file) {
    byte[] encoded = body(file, PRIVATE);
    try {
      return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new LicenseException(file + " holds no Ed25519 private key", e);
    }
  }

  private static byte[] body(Path file, String kind) {
    String text = new String(SmallFile.read(file, LARGEST), StandardCharsets.US_ASCII);
    Matcher pem =
        Pattern.compile("-----BEGIN " + kind + "-----([^-]*)-----END " + kind + "-----")
            .matcher(text);
    if (!pem.find()) {
      throw new LicenseException(file + " holds no " + kind.toLowerCase(Locale.ROOT));
    }
    try {
      return Base64.getMimeDecoder().decode(pem.group(1));
    } catch (IllegalArgumentException e) {
      throw new LicenseException(file + " is no PEM file", e);
    }
  }
}
