package dev.perigee.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perigee.platform.contract.Contract;
import dev.perigee.platform.contract.ContractLoader;
import dev.perigee.platform.contract.Contracts;
import dev.perigee.platform.error.ApiException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

class StrictJsonTest {
  private static final Contract CONTRACT =
      ContractLoader.parse(
          """
          openapi: 3.0.0
          paths: {}
          components:
            schemas:
              Pet:
                type: object
                additionalProperties: false
                required: [name]
                properties:
                  name: {type: string, minLength: 2, maxLength: 4, pattern: '^[a-z]+$'}
                  id: {type: string, format: uuid}
                  born: {type: string, format: date-time}
                  age: {type: integer, minimum: 0, maximum: 30, nullable: true}
                  weight: {type: number}
                  kind: {type: string, enum: [cat, dog]}
                  tags: {type: array, minItems: 1, maxItems: 2, uniqueItems: true, items: {type: string}}
                  owner: {$ref: '#/components/schemas/Owner'}
              Owner:
                oneOf:
                  - {type: object, additionalProperties: false, required: [person], properties: {person: {type: string}}}
                  - type: object
                    additionalProperties: false
                    required: [shop, city]
                    properties: {shop: {type: string}, city: {type: string, minLength: 3}}
              Any: {}
          """);

  private final StrictJson json =
      new StrictJson(new ObjectMapper(), new Contracts(List.of(CONTRACT)));

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                            | name        | field required
          {"name":"tom","colour":1}                     | colour      | extra fields not permitted
          {"name":1}                                    | name        | value is not a valid string
          {"name":null}                                 | name        | value is not a valid string
          {"name":"t"}                                  | name        | ensure this value has at least 2 characters
          {"name":"tomtom"}                             | name        | ensure this value has at most 4 characters
          {"name":"Tom"}                                | name        | string does not match regex "^[a-z]+$"
          {"name":"tom","id":"1-1-1-1-1"}               | id          | value is not a valid uuid
          {"name":"tom","born":"2020-13-01T00:00:00Z"}  | born        | value is not a valid date-time
          {"name":"tom","age":-1}                       | age         | ensure this value is greater than or equal to 0
          {"name":"tom","age":31}                       | age         | ensure this value is less than or equal to 30
          {"name":"tom","age":1.5}                      | age         | value is not a valid integer
          {"name":"tom","age":"1"}                      | age         | value is not a valid integer
          {"name":"tom","age":true}                     | age         | value is not a valid integer
          {"name":"tom","weight":"1"}                   | weight      | value is not a valid number
          {"name":"tom","weight":1e400}                 | weight      | value is not a valid number
          {"name":"tom","kind":1e400}                   | kind        | value is not a valid number
          {"name":"tom","kind":"cow"}                   | kind        | value is not a valid enumeration member; permitted: 'cat', 'dog'
          {"name":"tom","tags":[]}                      | tags        | ensure this value has at least 1 items
          {"name":"tom","tags":["a","b","c"]}           | tags        | ensure this value has at most 2 items
          {"name":"tom","tags":["a","a"]}               | tags        | the list has duplicated items
          {"name":"tom","tags":["a",2]}                 | tags.1      | value is not a valid string
          {"name":"tom","tags":{}}                      | tags        | value is not a valid array
          {"name":"tom","owner":{"person":1}}           | owner.person | value is not a valid string
          {"name":"tom","owner":{"shop":"x","city":"y"}} | owner.city | ensure this value has at least 3 characters
          {"name":"tom","owner":{"shop":"x"}}           | owner.city  | field required
          []                                            | ``          | value is not a valid object
          {"name":"a\\u0000"}                           | name        | null characters are not permitted
          """)
  void the_first_fault_is_named(String body, String path, String message) {
    JsonNode tree = json.tree(utf8(body), BodyFormat.JSON);

    assertThatThrownBy(() -> json.check(tree, "/components/schemas/Pet"))
        .isInstanceOf(ApiException.class)
        .hasMessage(
            "Failed to validate input json. Path: '" + path + "', message: '" + message + "'");
  }

  @Test
  void msgpack_has_numbers_that_are_none() throws IOException {
    for (double number : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
      MessageBufferPacker packer = MessagePack.newDefaultBufferPacker();
      packer.packMapHeader(1).packString("weight").packDouble(number);
      JsonNode tree = json.tree(packer.toByteArray(), BodyFormat.MSGPACK);

      assertThatThrownBy(() -> json.check(tree, "/components/schemas/Pet"))
          .hasMessageContaining("Path: 'weight', message: 'value is not a valid number'");
    }
  }

  @Test
  void what_fits_passes() {
    String body =
        """
        {"name":"tom","id":"8B8b5937-2e9c-4e8b-a7a7-5caf86621b5a","born":"2020-01-01T00:00:00.5+02:00",
         "age":null,"weight":4,"kind":"cat","tags":["a"],"owner":{"person":"ann"}}""";

    assertThat(
            json.firstViolation(json.tree(utf8(body), BodyFormat.JSON), "/components/schemas/Pet"))
        .isEmpty();
  }

  @Test
  void binding_does_not_coerce() {
    JsonNode tree = json.tree(utf8("{\"count\": \"x\"}"), BodyFormat.JSON);

    assertThatThrownBy(() -> json.bind(tree, Counted.class))
        .hasMessage("Failed to validate input json. Path: 'count', message: 'value is not valid'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a":1,}          | not JSON
          {"a":1} x         | not JSON
          {'a':1}           | not JSON
          NaN               | not JSON
          {"a":1,"a":2}     | duplicate field
          """)
  void what_is_no_json_is_refused(String body, String message) {
    assertThatThrownBy(() -> json.tree(utf8(body), BodyFormat.JSON))
        .hasMessageStartingWith("Failed to validate input json. Message: " + message);
  }

  @Test
  void nesting_is_bounded() {
    assertThat(json.tree(utf8("[".repeat(64) + "]".repeat(64)), BodyFormat.JSON)).isNotNull();
    assertThatThrownBy(() -> json.tree(utf8("[".repeat(65) + "]".repeat(65)), BodyFormat.JSON))
        .isInstanceOf(ApiException.class);
  }

  @Test
  void bytes_that_are_no_utf8_are_refused() {
    assertThatThrownBy(() -> json.tree(new byte[] {'"', (byte) 0xff, '"'}, BodyFormat.JSON))
        .isInstanceOf(ApiException.class);
  }

  @Test
  void no_bytes_are_no_data() {
    for (BodyFormat format : BodyFormat.values()) {
      assertThatThrownBy(() -> json.tree(new byte[0], format))
          .hasMessage("Request does not contain data");
    }
  }

  @Test
  void msgpack_reads_like_json_with_binary_as_base64() throws IOException {
    MessageBufferPacker packer = MessagePack.newDefaultBufferPacker();
    packer.packMapHeader(3);
    packer.packString("n").packInt(-3);
    packer.packString("list").packArrayHeader(3).packNil().packBoolean(true).packDouble(0.5);
    packer.packString("bytes").packBinaryHeader(3).writePayload(new byte[] {1, 2, 3});

    JsonNode tree = json.tree(packer.toByteArray(), BodyFormat.MSGPACK);

    assertThat(tree).hasToString("{\"n\":-3,\"list\":[null,true,0.5],\"bytes\":\"AQID\"}");
  }

  @Test
  void msgpack_numbers_keep_their_size() throws IOException {
    MessageBufferPacker packer = MessagePack.newDefaultBufferPacker();
    packer
        .packArrayHeader(2)
        .packLong(1L << 40)
        .packBigInteger(new java.math.BigInteger("18446744073709551615"));

    assertThat(json.tree(packer.toByteArray(), BodyFormat.MSGPACK))
        .hasToString("[1099511627776,18446744073709551615]");
  }

  @Test
  void msgpack_that_claims_more_than_it_has_is_refused_before_memory_is_taken() {
    List<byte[]> liars =
        List.of(
            new byte[] {(byte) 0xc6, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff}, // 2 GiB binary
            new byte[] {(byte) 0xdb, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff}, // 2 GiB text
            new byte[] {(byte) 0xdd, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff}, // array
            new byte[] {(byte) 0xdf, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff}); // map

    for (byte[] liar : liars) {
      assertThatThrownBy(() -> json.tree(liar, BodyFormat.MSGPACK))
          .hasMessage("Failed to validate input json. Message: shorter than it says");
    }
  }

  @Test
  void broken_msgpack_is_refused() throws IOException {
    MessageBufferPacker twice = MessagePack.newDefaultBufferPacker();
    twice.packMapHeader(2).packString("a").packInt(1).packString("a").packInt(2);
    byte[] deep = new byte[100];
    java.util.Arrays.fill(deep, (byte) 0x91);
    List<byte[]> broken =
        List.of(
            new byte[] {(byte) 0xc1}, // never used
            new byte[] {(byte) 0x92, 1}, // array of two with one element
            new byte[] {1, 2}, // two values
            new byte[] {(byte) 0xd4, 1, 1}, // extension type
            new byte[] {(byte) 0x81, 1, 1}, // field name is a number
            deep,
            twice.toByteArray());

    for (byte[] bytes : broken) {
      assertThatThrownBy(() -> json.tree(bytes, BodyFormat.MSGPACK))
          .isInstanceOf(ApiException.class)
          .hasMessageStartingWith("Failed to validate input json. Message: ");
    }
  }

  record Counted(int count) {}
}
