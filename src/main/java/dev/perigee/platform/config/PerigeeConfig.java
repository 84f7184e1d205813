package dev.perigee.platform.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

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

  Vision vision();

  Video video();

  Estimation estimation();

  Http http();

  Services services();

  Metrics metrics();

  Accounts accounts();

  Storage storage();

  License license();

  Matcher matcher();

  Events events();

  Fetch fetch();

  /** Networks. */
  interface Models {
    @Doc("Folder with one sub-folder per model, each with a model.json.")
    @WithDefault("models")
    Path dir();

    @Doc("SPDX ids of licences. A model that states another one stops the start.")
    @WithDefault("MIT,Apache-2.0,BSD-2-Clause,BSD-3-Clause,BSL-1.0,CC0-1.0,ISC")
    Set<String> allowedLicences();
  }

  /** Photos and faces. */
  interface Vision {
    @Doc(
        "Folder with the shared libraries of PyTorch, OpenCV and FFmpeg, as packages bring it. Not"
            + " set: the libraries inside the jars are unpacked into the data folder.")
    Optional<Path> libraries();

    @Doc("Photos analysed at the same time. Not set: one per core.")
    OptionalInt workers();

    @Doc("Photos that may wait for a worker; more are answered with 503.")
    @WithDefault("64")
    int queue();

    @Doc("Largest encoded image.")
    @WithDefault("64M")
    MemorySize maxImageSize();

    @Doc("Largest image, width times height. A worker needs 3 bytes for each pixel.")
    @WithDefault("100000000")
    long maxPixels();

    @Doc("Least width and height of an image, pixels.")
    @WithDefault("1")
    int minSide();

    @Doc(
        "Side of the smallest face, pixels, that is to be found in photos of any size. Photos too"
            + " large for that are also searched in tiles, which takes time.")
    @WithDefault("40")
    int searchFaceSize();

    @Doc("Faces with a smaller box, pixels, are not reported.")
    @WithDefault("20")
    int minFaceSize();

    @Doc("Most faces of one photo; the largest are kept.")
    @WithDefault("256")
    int maxFaces();

    @Doc("Least score of a detected face, 0..1.")
    @WithDefault("0.5")
    double detectionThreshold();

    @Doc(
        "Version of the descriptors that are extracted when nothing else is said: 1001 (512"
            + " components) or 1002 (128). Descriptors of different versions cannot be compared.")
    @WithDefault("1001")
    int descriptorVersion();
  }

  /** Videos of /6/videosdk. */
  interface Video {
    @Doc("Videos worked on at the same time, from their download to the answer.")
    @WithDefault("1")
    int workers();

    @Doc("Videos that may wait; more are answered with 503.")
    @WithDefault("4")
    int queue();

    @Doc("Largest file. It lies in the data folder while it is downloaded.")
    @WithDefault("1G")
    MemorySize maxSize();

    @Doc("How long the download of a video may take.")
    @WithDefault("5M")
    Duration fetchTimeout();

    @Doc("Longest video.")
    @WithDefault("10M")
    Duration maxDuration();

    @Doc("How long the analysis of a video may take.")
    @WithDefault("15M")
    Duration maxTime();

    @Doc("Most frames of a video that are analysed, counted for each analytics.")
    @WithDefault("3000")
    int maxFrames();

    @Doc("Largest frame, width times height.")
    @WithDefault("36000000")
    long maxPixels();

    @Doc(
        "Longer side, pixels, that larger frames are reduced to before anything is looked for."
            + " Smaller values are faster and miss smaller faces.")
    @WithDefault("1024")
    int frameSide();
  }

  /** Requests with images. */
  interface Estimation {
    @Doc("Most images of one request; more are answered with 400.")
    @WithDefault("10")
    int maxImages();

    @Doc(
        "What the value of a check of portraits has to be where a request does not say it, by the"
            + " name of the check: limits such as -5..5, 90.. or ..0.5, or the values allowed with"
            + " commas between them; off leaves the check out. Not set: as listed with the"
            + " operation /6/iso.")
    Map<String, String> checks();
  }

  /** The HTTP layer. */
  interface Http {
    @Doc("Largest request body. Bodies are held in memory while they are read.")
    @WithDefault("100M")
    MemorySize maxBodySize();
  }

  /** Counts and times of requests. */
  interface Metrics {
    @Doc(
        "Whether /metrics of every service tells counts and times of its requests in the format of"
            + " Prometheus; otherwise it answers 403.")
    @WithDefault("false")
    boolean enabled();

    @Doc("Value of a label that every series gets in addition.")
    Map<String, String> extraLabels();
  }

  /** The APIs beside the main one; each has a listener of its own. */
  interface Services {
    Listener admin();

    Listener imageStore();

    Listener licenses();

    Listener streams();
  }

  /** Where a service listens. */
  interface Listener {
    @Doc("Whether the service listens at all.")
    @WithDefault("true")
    boolean enabled();

    @Doc(
        "Address to listen on. The Image Store, Licenses and Streams APIs ask nobody who calls:"
            + " anything but a loopback address needs a firewall.")
    @WithDefault("127.0.0.1")
    String host();

    @Doc(
        "TCP port, 0 for any. Not set: that of the main API plus 10 (admin), 20 (image-store), 120"
            + " (licenses), 160 (streams).")
    OptionalInt port();
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

    @Doc(
        "How often the index is compared with the database; the log tells the result. Reads every"
            + " descriptor. Not set: never.")
    Optional<Duration> auditEvery();
  }

  /** Stored events. */
  interface Events {
    @Doc("Events that may wait to be written; more are answered with 503.")
    @WithDefault("20000")
    int queue();

    @Doc("Memory that they may take while they wait.")
    @WithDefault("128M")
    MemorySize queueSize();

    @Doc("Groups of events that are written at the same time.")
    @WithDefault("2")
    int writers();

    @Doc(
        "Days of events in one partition of their tables, 1..31. Old events go by whole partitions.")
    @WithDefault("7")
    int partitionDays();

    @Doc(
        "How long events are kept, from their creation time; then they are deleted, with their"
            + " descriptors. Not set: for ever.")
    Optional<Duration> retention();

    Sockets sockets();

    Callbacks callbacks();
  }

  /** WebSocket connections that get events. */
  interface Sockets {
    @Doc("Connections of each kind of socket; more are answered with 503.")
    @WithDefault("10000")
    int max();

    @Doc(
        "Messages that may wait for a connection; one that does not read fast enough is closed with"
            + " 1013.")
    @WithDefault("1000")
    int queue();

    @Doc("Memory that they may take.")
    @WithDefault("8M")
    MemorySize queueSize();

    @Doc(
        "How often a connection is pinged; one that is silent for three times as long is closed"
            + " with 1011.")
    @WithDefault("10S")
    Duration pingEvery();
  }

  /** Events sent to HTTP servers of users. */
  interface Callbacks {
    @Doc("Messages that may wait to be sent; more are given up, which the log tells.")
    @WithDefault("10000")
    int queue();

    @Doc("Messages that are being sent at the same time.")
    @WithDefault("32")
    int concurrency();

    @Doc("Attempts to send a message, with pauses that grow from half a second to a minute.")
    @WithDefault("8")
    int attempts();

    @Doc(
        "Secret that messages are signed with, in the header Perigee-Signature (HMAC-SHA-256). Not"
            + " set: they are not signed.")
    Optional<String> secret();
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
            + " every request. Tokens too, so that they are not read from the database.")
    @WithDefault("5M")
    Duration rememberCredentials();

    Hashing hashing();

    FailedLogins failedLogins();
  }

  /** The licence. */
  interface License {
    @Doc(
        "The licence file. Not set: the built-in licence, which grants everything for ever. The"
            + " server does not start with a file that it cannot use; a change is noticed within"
            + " ten seconds.")
    Optional<Path> file();

    @Doc(
        "PEM file with the public key (Ed25519) that licence files are checked with. Not set:"
            + " licence-key.pem in the data folder.")
    Optional<Path> publicKey();
  }

  /** Downloads from URLs that callers name. */
  interface Fetch {
    @Doc(
        "Where photos and archives may be fetched from: host names, `*.example.org` for all hosts"
            + " below a domain, addresses and networks (`203.0.113.0/24`). Not set: from everywhere"
            + " in the internet.")
    Optional<Set<String>> allow();

    @Doc("Where nothing is ever fetched from, in the same forms.")
    Optional<Set<String>> deny();

    @Doc(
        "Networks beside the internet that may be fetched from, such as `10.0.0.0/8`: private,"
            + " loopback, link-local and other special addresses are refused otherwise.")
    Optional<Set<String>> privateNetworks();

    @Doc("Largest body that is fetched.")
    @WithDefault("100M")
    MemorySize maxSize();

    @Doc("How long a connection may take.")
    @WithDefault("5S")
    Duration connectTimeout();

    @Doc("How long a download may take, with its redirects and the wait for its turn.")
    @WithDefault("30S")
    Duration timeout();

    @Doc("Redirects that are followed; each place is checked as the first one is.")
    @WithDefault("3")
    int maxRedirects();

    @Doc("Downloads at the same time.")
    @WithDefault("16")
    int concurrency();

    @Doc("Downloads that may wait for their turn; more are answered with 503.")
    @WithDefault("256")
    int queue();
  }

  /** Images and other files. */
  interface Storage {
    @Doc("Where they are kept: disk (in the data folder) or s3 (on an S3 server).")
    @WithDefault("disk")
    StorageType type();

    @Doc(
        "When the space of expired blobs is freed: seconds, minutes, hours, day of month, month, day"
            + " of week, as in Quartz; off for never. They are out of sight from the moment they"
            + " expire.")
    @WithDefault("0 0 1 * * ?")
    String sweep();

    Disk disk();

    S3 s3();
  }

  /** Places for images and other files. */
  enum StorageType {
    DISK,
    S3
  }

  /** Storage on an S3 server. */
  interface S3 {
    @Doc(
        "URL of the server, such as http://127.0.0.1:9000 or https://s3.eu-central-1.amazonaws.com.")
    Optional<URI> endpoint();

    @Doc("Region that requests are signed for.")
    @WithDefault("us-east-1")
    String region();

    @Doc(
        "Bucket of the server that holds everything. Made at the start when it is not there; then"
            + " the key needs the permission.")
    @WithDefault("perigee")
    String bucket();

    @Doc("Access key.")
    Optional<String> accessKey();

    @Doc("Secret of the access key.")
    Optional<String> secretKey();

    @Doc("How long a connection may take.")
    @WithDefault("5S")
    Duration connectTimeout();

    @Doc("How long one attempt of a call may take, up to 5 MB of content included.")
    @WithDefault("20S")
    Duration attemptTimeout();

    @Doc(
        "How long a call may take with all its attempts and the wait for its turn; then the request"
            + " is answered with 503.")
    @WithDefault("60S")
    Duration timeout();

    @Doc("Calls at the same time.")
    @WithDefault("64")
    int concurrency();

    @Doc("Calls that may wait for their turn; more are answered with 503.")
    @WithDefault("1024")
    int queue();
  }

  /** Storage in the data folder. */
  interface Disk {
    @Doc("Files read or written at the same time.")
    @WithDefault("8")
    int threads();

    @Doc("Reads and writes that may wait for a thread; more are answered with 503.")
    @WithDefault("256")
    int queue();
  }

  /** Guessing of passwords. */
  interface FailedLogins {
    @Doc(
        "Time in which failed logins are counted, and for which further ones are refused with 429.")
    @WithDefault("1M")
    Duration window();

    @Doc("Failed logins of one login after which further ones are refused.")
    @WithDefault("10")
    int perLogin();

    @Doc(
        "Failed logins from one address (IPv6: from one network of 64 bits) after which further"
            + " ones are refused.")
    @WithDefault("100")
    int perAddress();
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
    @WithDefault("256")
    int queue();
  }
}
