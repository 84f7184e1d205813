package dev.perigee.account.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.account.TokenKeyFile;
import dev.perigee.platform.config.PerigeeConfig;
import dev.perigee.platform.contract.Uuids;
import dev.perigee.platform.time.Times;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.Key;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/**
 * Makes JWTs and tells genuine ones. The algorithm is HS256 whatever a token's header says. The
 * payload holds nothing but ids and, for the client to see, the expiration time; what the token
 * allows and whether it exists is in the database.
 */
@Singleton
@Startup // a key file that cannot be used stops the start, not the first request
public class TokenSigner {
  private static final Logger LOG = Logger.getLogger(TokenSigner.class);
  private static final AlgorithmConstraints HS256_ONLY =
      new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256);

  /** Longest text looked at; ours have about 300 characters. */
  private static final int MAX_LENGTH = 2_048;

  private final JsonMapper mapper = new JsonMapper();
  private final TokenKeyFile file;
  private final RememberedCallers remembered;
  private volatile List<Key> keys;

  TokenSigner(PerigeeConfig config, RememberedCallers remembered) {
    this.file = new TokenKeyFile(config.data());
    this.remembered = remembered;
    try {
      this.keys = read();
    } catch (IOException e) {
      throw new UncheckedIOException("The keys of the tokens cannot be used: " + e, e);
    }
  }

  private List<Key> read() throws IOException {
    List<Key> read = new ArrayList<>();
    for (byte[] key : file.readOrCreate()) {
      read.add(new HmacKey(key));
    }
    return List.copyOf(read);
  }

  /** Takes over keys that were rotated while the server runs. */
  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void reload() {
    try {
      List<Key> now = read();
      if (!now.equals(keys)) {
        keys = now;
        remembered.forgetTokens();
        LOG.info("The keys of the tokens were rotated");
      }
    } catch (IOException e) {
      LOG.errorf("The keys of the tokens cannot be read, the old ones stay in use: %s", e);
    }
  }

  /**
   * The JWT of a token, signed with the present key.
   *
   * @param expirationTime null for never
   */
  public String sign(UUID tokenId, UUID accountId, Instant expirationTime) {
    ObjectNode payload = mapper.createObjectNode();
    payload.put("tokenId", tokenId.toString());
    payload.put("expirationTime", expirationTime == null ? null : Times.format(expirationTime));
    payload.put("accountId", accountId.toString());
    JsonWebSignature jws = new JsonWebSignature();
    jws.setHeader("typ", "JWT");
    jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
    jws.setPayload(payload.toString());
    jws.setKey(keys.getFirst());
    try {
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("the key file holds keys of the right length", e);
    }
  }

  /** Whose token it is; empty when it is no JWT of ours. */
  public Optional<Subject> verify(String jwt) {
    if (jwt.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    for (Key key : keys) {
      Optional<Subject> subject = verify(jwt, key);
      if (subject.isPresent()) {
        return subject;
      }
    }
    return Optional.empty();
  }

  private Optional<Subject> verify(String jwt, Key key) {
    try {
      JsonWebSignature jws = new JsonWebSignature();
      jws.setAlgorithmConstraints(HS256_ONLY);
      jws.setCompactSerialization(jwt);
      jws.setKey(key);
      return jws.verifySignature() ? subject(mapper.readTree(jws.getPayload())) : Optional.empty();
    } catch (JoseException | JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Optional<Subject> subject(JsonNode payload) {
    String tokenId = payload.path("tokenId").asText();
    String accountId = payload.path("accountId").asText();
    return Uuids.isUuid(tokenId) && Uuids.isUuid(accountId)
        ? Optional.of(new Subject(UUID.fromString(tokenId), UUID.fromString(accountId)))
        : Optional.empty();
  }

  /** What a genuine JWT names; the token may have been deleted since. */
  public record Subject(UUID tokenId, UUID accountId) {}
}
