package dev.perigee.handler;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** A boolean that policies write as 0 or 1. */
@Retention(RetentionPolicy.RUNTIME)
@JacksonAnnotationsInside
@JsonSerialize(using = Switch.Writer.class)
@JsonDeserialize(using = Switch.Reader.class)
@interface Switch {

  /** True becomes 1. */
  @RegisterForReflection
  final class Writer extends JsonSerializer<Boolean> {
    @Override
    public void serialize(Boolean on, JsonGenerator out, SerializerProvider serializers)
        throws IOException {
      out.writeNumber(on ? 1 : 0);
    }
  }

  /** 1 becomes true; the schema has ruled out everything but 0 and 1. */
  @RegisterForReflection
  final class Reader extends JsonDeserializer<Boolean> {
    @Override
    public Boolean deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return in.getIntValue() == 1;
    }
  }
}
