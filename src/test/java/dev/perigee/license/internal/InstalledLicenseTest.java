package dev.perigee.license.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perigee.license.Consumption;
import dev.perigee.license.Consumption.Outcome;
import dev.perigee.license.Feature;
import dev.perigee.license.License;
import dev.perigee.platform.error.ApiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledLicenseTest {
  private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
  private static final KeyPair KEYS = LicenseKeys.generate();

  @TempDir Path folder;
  private Path file;
  private Path key;
  private final List<License> changes = new ArrayList<>();

  @BeforeEach
  void keys() {
    file = folder.resolve("licence.json");
    key = folder.resolve("licence-key.pem");
    LicenseKeys.write(KEYS, folder.resolve("private.pem"), key);
  }

  @Test
  void without_a_file_everything_is_granted_for_ever() {
    InstalledLicense license = installed(Optional.empty(), Instant.MAX.minusSeconds(1));

    assertThat(license.valid()).isTrue();
    assertThat(Feature.values()).allMatch(license::allows);
    assertThat(license.limit(Feature.FACES_LIMIT)).isEqualTo(Long.MAX_VALUE);
    assertThat(license.warnings()).isEmpty();
    assertThat(consume(license, 7)).isEqualTo(new Consumption(Outcome.DONE, 7));
  }

  @Test
  void a_named_file_that_cannot_be_used_stops_the_start() throws IOException {
    assertThatThrownBy(this::installed)
        .isInstanceOf(LicenseException.class)
        .hasMessage(file + " does not exist");

    Files.writeString(file, "{}");
    assertThatThrownBy(this::installed)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("not signed")
        .hasMessageContaining(key.toString());

    write(license("a", null, Map.of()));
    Files.delete(key);
    assertThatThrownBy(this::installed).hasMessageContaining(key + " does not exist");
  }

  @Test
  void a_changed_file_is_taken_over() {
    write(license("a", null, Map.of()));
    InstalledLicense license = installed();
    assertThat(license.allows(Feature.ISO)).isFalse();

    write(license("a", null, Map.of(Feature.ISO, 1L)));
    license.refresh();
    license.refresh();

    assertThat(license.allows(Feature.ISO)).isTrue();
    assertThat(changes).hasSize(1);
  }

  @Test
  void a_file_that_turns_bad_leaves_the_last_good_licence_in_force() throws IOException {
    write(license("a", null, Map.of(Feature.ISO, 1L)));
    InstalledLicense license = installed();

    Files.writeString(file, "half a licen");
    license.refresh();
    Files.delete(file);
    license.refresh();

    assertThat(license.allows(Feature.ISO)).isTrue();
    assertThat(changes).isEmpty();
  }

  @Test
  void an_expired_licence_grants_nothing() {
    write(license("a", NOW, Map.of(Feature.ISO, 1L, Feature.LIVENESS, 10L)));
    InstalledLicense license = installed();

    assertThat(license.valid()).isFalse();
    assertThat(license.allows(Feature.ISO)).isFalse();
    assertThat(license.limit(Feature.STREAMS_LIMIT)).isZero();
    assertThat(consume(license, 1)).isEqualTo(new Consumption(Outcome.EXPIRED, 0));
    assertThat(license.warnings()).singleElement().asString().contains("has expired");
  }

  @Test
  void the_end_is_announced_two_weeks_before() {
    write(license("a", NOW.plus(Duration.ofDays(15)), Map.of()));
    assertThat(installed().warnings()).isEmpty();

    write(license("a", NOW.plus(Duration.ofDays(13)), Map.of()));
    assertThat(installed().warnings()).singleElement().asString().contains("13 days left");
  }

  @Test
  void a_feature_that_is_not_granted_is_refused_by_name() {
    write(license("a", null, Map.of()));
    InstalledLicense license = installed();

    assertThatThrownBy(() -> license.require(Feature.LAMBDAS))
        .isInstanceOfSatisfying(
            ApiException.class,
            refusal -> {
              assertThat(refusal.status()).isEqualTo(403);
              assertThat(refusal.body().errorCode()).isEqualTo(11055);
              assertThat(refusal.body().detail())
                  .isEqualTo("License problem: lambdas not available");
            });
    assertThat(consume(license, 1)).isEqualTo(new Consumption(Outcome.NOT_GRANTED, 0));
  }

  private static License license(String id, Instant end, Map<Feature, Long> features) {
    return new License(id, "test", Optional.ofNullable(end), features);
  }

  private void write(License license) {
    try {
      Files.writeString(file, LicenseFile.write(license, KEYS.getPrivate()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private InstalledLicense installed() {
    return installed(Optional.of(file), NOW);
  }

  private InstalledLicense installed(Optional<Path> from, Instant now) {
    return new InstalledLicense(
        new LicenseSource(from, key), null, changes::add, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static Consumption consume(InstalledLicense license, long count) {
    return license.consumeLiveness(count).await().indefinitely();
  }
}
