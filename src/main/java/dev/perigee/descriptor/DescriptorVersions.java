package dev.perigee.descriptor;

import static dev.perigee.descriptor.DescriptorKind.BODY;
import static dev.perigee.descriptor.DescriptorKind.FACE;

import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Every descriptor version that can be stored and matched. Numbers from 1001 are the networks of
 * this platform; the lower ones are those of the LUNA platform, whose descriptors can be brought
 * along and matched among themselves.
 */
public final class DescriptorVersions {

  /** 512 components, network {@code desc_faceplugin512}. */
  public static final int FACE_512 = 1001;

  /** 128 components, network {@code desc_dlib128}. */
  public static final int FACE_128 = 1002;

  /** What an installation extracts that is not told otherwise; see {@link #defaultVersion}. */
  public static final int DEFAULT = FACE_512;

  /** The same for bodies; no network for them ships. */
  public static final int BODY_DEFAULT = 116;

  private static final String SETTING = "perigee.vision.descriptor-version";

  // Nothing is published about the curves of the foreign versions.
  private static final SimilarityCurve CURVE_FOREIGN = new SimilarityCurve(12, 0.5);

  private static final SortedMap<Integer, DescriptorVersion> BY_NUMBER = register();

  private DescriptorVersions() {}

  private static SortedMap<Integer, DescriptorVersion> register() {
    SortedMap<Integer, DescriptorVersion> all = new TreeMap<>();
    for (int number : new int[] {46, 52}) {
      all.put(number, DescriptorVersion.foreign(number, FACE, 256, CURVE_FOREIGN));
    }
    for (int number : new int[] {54, 56, 57, 58, 59, 60, 62, 64, 65}) {
      all.put(number, DescriptorVersion.foreign(number, FACE, 512, CURVE_FOREIGN));
    }
    for (int number : new int[] {102, 103, 104, 105, 106, 107, 108, 110, 113, 116}) {
      all.put(number, DescriptorVersion.foreign(number, BODY, 512, CURVE_FOREIGN));
    }
    for (String model : new String[] {"desc_faceplugin512", "desc_dlib128"}) {
      DescriptorVersion ours = DescriptorManifest.read(model);
      all.put(ours.number(), ours);
    }
    return Collections.unmodifiableSortedMap(all);
  }

  /** What is meant where a request names no version. */
  public static int defaultOf(DescriptorKind kind) {
    return kind == BODY ? BODY_DEFAULT : defaultVersion();
  }

  /** All versions, by number. */
  public static Collection<DescriptorVersion> all() {
    return BY_NUMBER.values();
  }

  /**
   * Version of the face descriptors that is meant where a request names none: the one that this
   * installation extracts, {@code perigee.vision.descriptor-version}.
   */
  public static int defaultVersion() {
    return ConfigProvider.getConfig().getOptionalValue(SETTING, Integer.class).orElse(DEFAULT);
  }

  public static boolean isKnown(int number) {
    return BY_NUMBER.containsKey(number);
  }

  /**
   * Version by number.
   *
   * @throws ApiException 12036 when it is not registered
   */
  public static DescriptorVersion get(int number) {
    DescriptorVersion version = BY_NUMBER.get(number);
    if (version == null) {
      throw ApiException.of(ErrorCode.DESCRIPTOR_VERSION_UNKNOWN, number);
    }
    return version;
  }

  /**
   * Version by number, of the wanted kind only.
   *
   * @throws ApiException 12036 when it is not registered or of the other kind
   */
  public static DescriptorVersion get(int number, DescriptorKind kind) {
    DescriptorVersion version = get(number);
    if (version.kind() != kind) {
      throw ApiException.of(ErrorCode.DESCRIPTOR_VERSION_UNKNOWN, number);
    }
    return version;
  }
}
