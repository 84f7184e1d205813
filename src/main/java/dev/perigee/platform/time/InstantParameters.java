package dev.perigee.platform.time;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;

/** Times in queries and headers. */
@Provider
public class InstantParameters implements ParamConverterProvider {
  private static final ParamConverter<Instant> CONVERTER =
      new ParamConverter<>() {
        @Override
        public Instant fromString(String text) {
          return text == null ? null : Times.parse(text);
        }

        @Override
        public String toString(Instant time) {
          return Times.format(time);
        }
      };

  @Override
  @SuppressWarnings("unchecked")
  public <T> ParamConverter<T> getConverter(Class<T> raw, Type generic, Annotation[] annotations) {
    return raw == Instant.class ? (ParamConverter<T>) CONVERTER : null;
  }
}
