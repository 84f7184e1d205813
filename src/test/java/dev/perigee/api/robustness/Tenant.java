package dev.perigee.api.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.api.robustness.Http.Answer;
import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorVersions;
import dev.perigee.descriptor.Descriptors;
import java.net.URI;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One account at work: what it has, what it asks, and what it knows of the other one. Every answer
 * passes {@link #checked}.
 */
final class Tenant {
  /** Both accounts enrol the same few people, so that a wrong candidate would be a perfect one. */
  static final List<Descriptor> PEOPLE =
      IntStream.range(0, 25)
          .mapToObj(i -> Descriptors.random(DescriptorVersions.FACE_512, i))
          .toList();

  static final List<String> NOTES = List.of("red", "green", "blue", "amber");
  static final List<String> BADGES = IntStream.range(0, 15).mapToObj(i -> "badge-" + i).toList();

  private static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  final String account;
  final Http http;
  final Random random;
  final Belongings own = new Belongings();
  final Map<String, Integer> counts = new TreeMap<>();

  /** Ids this account has ever made, by kind, for the other one to try. */
  final Map<Kind, List<String>> made = new EnumMap<>(Kind.class);

  private final Set<String> everything = ConcurrentHashMap.newKeySet();
  private Tenant other;

  enum Kind {
    FACE,
    LIST,
    ATTRIBUTE,
    SAMPLE,
    IMAGE,
    OBJECT,
    TOKEN,
    HANDLER,
    EVENT
  }

  Tenant(URI base, String account, long seed) {
    this.account = account;
    this.http = new Http(base, account);
    this.random = new Random(seed);
    for (Kind kind : Kind.values()) {
      made.put(kind, new CopyOnWriteArrayList<>());
    }
    everything.add(account);
  }

  void meet(Tenant stranger) {
    other = stranger;
  }

  Tenant other() {
    return other;
  }

  /** Publishes a new id. */
  void made(Kind kind, String id) {
    made.get(kind).add(id);
    everything.add(id);
  }

  /** An id of the other account, null while it has none of the kind. */
  String foreign(Kind kind) {
    List<String> ids = other.made.get(kind);
    return ids.isEmpty() ? null : ids.get(random.nextInt(ids.size()));
  }

  /**
   * The answer, after a look for anything of the other account in it.
   *
   * @param asked ids of the other account that the request named: an answer may repeat them
   */
  Answer checked(String what, Answer answer, String... asked) {
    counts.merge(what, 1, Integer::sum);
    assertThat(answer.status()).as("%s: %s", what, answer.text()).isLessThan(500);
    List<String> named = Arrays.asList(asked);
    UUIDS
        .matcher(answer.text())
        .results()
        .map(MatchResult::group)
        .filter(id -> other.everything.contains(id) && !named.contains(id))
        .forEach(
            id -> {
              throw new AssertionError(what + " shows " + id + " of the other: " + answer.text());
            });
    return answer;
  }

  /** Fails unless the answer has the status. */
  Answer expect(int status, String what, Answer answer, String... asked) {
    checked(what, answer, asked);
    assertThat(answer.status()).as("%s: %s", what, answer.text()).isEqualTo(status);
    return answer;
  }

  /** Fails unless the answer is this refusal. */
  void refused(int status, int code, String what, Answer answer, String... asked) {
    expect(status, what, answer, asked);
    assertThat(answer.errorCode()).as("%s: %s", what, answer.text()).isEqualTo(code);
  }

  <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  static Map<String, Object> given(Descriptor descriptor) {
    return Map.of(
        "descriptor",
        Base64.getEncoder().encodeToString(descriptor.components()),
        "version",
        descriptor.version());
  }
}
