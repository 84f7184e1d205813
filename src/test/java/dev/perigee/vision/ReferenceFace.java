package dev.perigee.vision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A face as models/reference/expected.py saw it. */
public record ReferenceFace(
    String photo, double[] box, List<Point> five, List<Point> all, double[] vector) {

  /**
   * How near the program comes.
   *
   * @param iou of the boxes, 0..1
   * @param five mean distance of the five points relative to the eye distance
   * @param all the same of the 68 points
   * @param cosine of the descriptors
   */
  public record Agreement(double iou, double five, double all, double cosine) {}

  /** One face a line. */
  public static List<ReferenceFace> read(String lines) {
    return lines.lines().map(ReferenceFace::parse).toList();
  }

  private static ReferenceFace parse(String line) {
    String[] parts = line.split("\t");
    return new ReferenceFace(
        parts[0], numbers(parts[1]), points(parts[2]), points(parts[3]), numbers(parts[4]));
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  private static List<Point> points(String text) {
    double[] values = numbers(text);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < values.length; i += 2) {
      points.add(new Point(values[i], values[i + 1]));
    }
    return points;
  }

  /** The same with the box clipped to the image, as the program answers it. */
  public ReferenceFace clipped(int width, int height) {
    double[] inside = {
      Math.max(0, box[0]), Math.max(0, box[1]), Math.min(width, box[2]), Math.min(height, box[3])
    };
    return new ReferenceFace(photo, inside, five, all, vector);
  }

  /** Beside the face whose box is nearest; they need landmarks and descriptors. */
  public Agreement compare(List<FaceAnalysis> faces) {
    FaceAnalysis face =
        faces.stream().max(Comparator.comparingDouble(one -> iou(one.rect()))).orElseThrow();
    double eyes = five.get(0).distance(five.get(1));
    return new Agreement(
        iou(face.rect()),
        distance(face.landmarks5(), five) / eyes,
        distance(face.landmarks68(), all) / eyes,
        cosine(face.descriptor().components()));
  }

  private double iou(Rect rect) {
    double width = Math.min(box[2], rect.x() + rect.width()) - Math.max(box[0], rect.x());
    double height = Math.min(box[3], rect.y() + rect.height()) - Math.max(box[1], rect.y());
    double shared = Math.max(0, width) * Math.max(0, height);
    return shared / ((box[2] - box[0]) * (box[3] - box[1]) + rect.area() - shared);
  }

  private static double distance(List<Point> one, List<Point> other) {
    double sum = 0;
    for (int i = 0; i < one.size(); i++) {
      sum += one.get(i).distance(other.get(i));
    }
    return sum / one.size();
  }

  private double cosine(byte[] components) {
    double dot = 0;
    double squares = 0;
    for (int i = 0; i < components.length; i++) {
      dot += vector[i] * components[i];
      squares += components[i] * components[i];
    }
    return dot / Math.sqrt(squares);
  }
}
