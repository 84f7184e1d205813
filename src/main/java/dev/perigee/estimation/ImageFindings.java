package dev.perigee.estimation;

import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorBody;
import dev.perigee.vision.ImageFormat;
import java.util.List;
import java.util.Map;

/**
 * What became of one image.
 *
 * @param error {@link ErrorBody#SUCCESS} when it was processed, else why not
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
    ErrorBody error,
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
    return new ImageFindings(
        input, reason.body(), null, null, null, List.of(), List.of(), null);
  }

  /** 1 processed, 0 not. */
  public int status() {
    return error.errorCode() == 0 ? 1 : 0;
  }

  public String filename() {
    return input.filename();
  }

  /** Those persons that have a face. */
  public List<FaceFinding> faces() {
    return persons.stream().map(Person::face).filter(face -> face != null).toList();
  }
}
