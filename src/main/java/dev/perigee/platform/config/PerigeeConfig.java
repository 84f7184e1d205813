package dev.perigee.platform.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Every setting of our own. A key under {@code perigee.} that is not here stops the start. The
 * table in docs/configuration.md is made from this interface.
 */
@ConfigMapping(prefix = "perigee")
public interface PerigeeConfig {

  @Doc("Folder for everything the server keeps: database, images, keys.")
  @WithDefault("data")
  Path data();

  Models models();

  Http http();

  Accounts accounts();

  Blobs blobs();

  Matcher matcher();

  /** Networks. */
  interface Models {
    @Doc("Folder with one sub-folder per model, each with a model.json.")
    @WithDefault("models")
    Path dir();
  }

  /** The HTTP layer. */
  interface Http {
    @Doc("Largest request body. Bodies are held in memory while they are read.")
    @WithDefault("100M")
    MemorySize maxBodySize();
  }

  /** The search among stored descriptors. */
  interface Matcher {
    @Doc("Threads that scan descriptors. Not set: one per core.")
    OptionalInt threads();

    @Doc("Searches that may wait for a thread; more are answered with 503.")
    @WithDefault("512")
    int queue();

    @Doc(
        "Kernel of the scan: auto (what the processor prefers), scalar, vector-128, vector-256 or"
            + " vector-512.")
    @WithDefault("auto")
    String kernel();
  }

  /** Accounts and authentication. */
  interface Accounts {
    @Doc(
        "Whether the header Luna-Account-Id alone authenticates. It is no secret. Not set: only"
            + " while every listener is bound to a loopback address.")
    Optional<Boolean> allowAccountHeader();

    @Doc("Whether anybody may create accounts without credentials.")
    @WithDefault("false")
    boolean openRegistration();

    @Doc(
        "Whether the demo accounts are created at the first start. They are created only while"
            + " every listener is bound to a loopback address.")
    @WithDefault("true")
    boolean demo();

    @Doc(
        "Login of the administrator that is created at the first start when there are no demo"
            + " accounts.")
    @WithDefault("root@visionlabs.ai")
    String adminLogin();

    @Doc(
        "Password of that administrator. Without one a random password is made and shown once at"
            + " the first start.")
    Optional<String> adminPassword();

    @Doc(
        "How long a verified login and password are remembered, so that they are not hashed for"
            + " every request.")
    @WithDefault("5M")
    Duration rememberCredentials();

    Hashing hashing();
  }

  /** Images and other files. */
  interface Blobs {
    @Doc("Files read or written at the same time.")
    @WithDefault("8")
    int threads();

    @Doc("Reads and writes that may wait for a thread; more are answered with 503.")
    @WithDefault("256")
    int queue();
  }

  /** Argon2id. */
  interface Hashing {
    @Doc("Memory of one password hash, KiB.")
    @WithDefault("19456")
    int memory();

    @Doc("Passes over the memory.")
    @WithDefault("2")
    int iterations();

    @Doc("Hashes computed at the same time.")
    @WithDefault("2")
    int threads();

    @Doc("Hashes that may wait for a thread; more are answered with 503.")
    @WithDefault("64")
    int queue();
  }
}
