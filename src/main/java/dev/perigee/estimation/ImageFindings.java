package dev.perigee.estimation;

import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorBody;
import dev.perigee.vision.ImageFormat;
import java.util.List;
import java.util.Map;

/**
 * What became of one image.
 *
 * @param failure why it could not be processed, null when it was
 * @param exif tags of the file; null unless wanted, empty when there are none
 * @param format of the file; null when it failed or was a descriptor
 * @param encoded the file; null when it failed or was a descriptor
 * @param persons largest face first, bodies without a face at the end
 * @param filtered faces that were found and not kept
 * @param people the number of people and where they are; null unless wanted
 */
@SuppressWarnings("ArrayRecordComponent") // an encoded image: no defensive copies
public record ImageFindings(
    InputImage input,
    ApiException failure,
    Map<String, Object> exif,
    ImageFormat format,
    byte[] encoded,
    List<Person> persons,
    List<FilteredFace> filtered,
    PeopleView people) {

  public ImageFindings {
    persons = List.copyOf(persons);
    filtered = List.copyOf(filtered);
  }

  /** A face that was found and not kept, and the reasons, none of them passed. */
  public record FilteredFace(FaceView detection, List<FaceQualityView.Check> reasons) {}

  /** An image that could not be processed. */
  public static ImageFindings failed(InputImage input, ApiException reason) {
    return new ImageFindings(input, reason, null, null, null, List.of(), List.of(), null);
  }

  /** 1 processed, 0 not. */
  public int status() {
    return failure == null ? 1 : 0;
  }

  /** The error object of the answer: {@link ErrorBody#SUCCESS} when it was processed. */
  public ErrorBody error() {
    return failure == null ? ErrorBody.SUCCESS : failure.body();
  }

  public String filename() {
    return input.filename();
  }

  /** Those persons that have a face. */
  public List<FaceFinding> faces() {
    return persons.stream().map(Person::face).filter(face -> face != null).toList();
  }
}
