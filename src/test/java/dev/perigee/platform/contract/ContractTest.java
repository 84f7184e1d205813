package dev.perigee.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perigee.platform.contract.Operation.Scheme;
import dev.perigee.platform.http.Service;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ContractTest {
  private static final String ID = "0a4e3d6b-2b1c-4c55-9e0f-6a1d4f0e9d11";
  private static final String HEAD =
      """
      openapi: 3.0.0
      security: [{BasicAuth: []}, {BearerAuth: []}]
      components:
        parameters:
          Id: {name: pet_id, in: path, required: true, schema: {type: string, format: uuid}}
          Kind: {name: kind, in: path, required: true, schema: {type: string, enum: [cats, dogs]}}
          Age: {name: age, in: query, schema: {type: integer, minimum: 0, maximum: 30}}
        requestBodies:
          Pet:
            required: true
            content:
              application/json: {schema: {type: object}}
              image/png: {schema: {type: string}}
      """;

  private static final Contract CONTRACT =
      ContractLoader.parse(
          HEAD
              + """
              paths:
                /pets/{pet_id}:
                  parameters: [{$ref: '#/components/parameters/Id'}]
                  get:
                    operationId: getPet
                    security: []
                    responses: {'200': {content: {application/json: {}, image/png: {}}}, '404': {content: {text/html: {}}}}
                  put:
                    operationId: putPet
                    security: [{}, {LunaAccountId: []}]
                    x-permission: {object: pet, action: modification}
                    requestBody: {$ref: '#/components/requestBodies/Pet'}
                    parameters: [{$ref: '#/components/parameters/Age'}]
                    responses: {'204': {}}
                /pets/count:
                  get: {operationId: countPets, responses: {}}
                /{kind}/count/all:
                  parameters: [{$ref: '#/components/parameters/Kind'}]
                  get: {operationId: countKind, responses: {}}
              """);

  private static Operation operation(String id) {
    return CONTRACT.operations().stream().filter(o -> o.id().equals(id)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "/pets/" + ID + ",  /pets/{pet_id}",
    "/pets/" + ID + "/, /pets/{pet_id}",
    "/pets/count,       /pets/count",
    "/dogs/count/all,   /{kind}/count/all",
    "/cows/count/all,   ",
    "/pets,             ",
    "/pets/,            ",
    "/pets/x,           ",
    "/pets//count,      ",
    "/pets/count//,     ",
    "/,                 ",
  })
  void paths_are_matched_literals_first(String path, String template) {
    Contract.Match match = CONTRACT.match(path);

    assertThat(match == null ? null : match.template()).isEqualTo(template);
  }

  @Test
  void allow_lists_methods_and_options() {
    assertThat(CONTRACT.match("/pets/" + ID).allow()).isEqualTo("GET, OPTIONS, PUT");
  }

  @Test
  void security_of_the_document_holds_where_the_operation_has_none() {
    assertThat(operation("countPets").security()).containsExactly(Scheme.BASIC, Scheme.BEARER);
    assertThat(operation("getPet").open()).isTrue();
    assertThat(operation("putPet").security())
        .containsExactly(Scheme.ACCOUNT_HEADER, Scheme.ANONYMOUS);
  }

  @Test
  void everything_about_an_operation_is_read() {
    Operation put = operation("putPet");

    assertThat(put.method()).isEqualTo("PUT");
    assertThat(put.permissions()).containsExactly(new Permission("pet", "modification"));
    assertThat(put.query()).extracting(QueryParameter::name).containsExactly("age");
    assertThat(put.body().required()).isTrue();
    assertThat(put.body().types()).containsExactly("application/json", "image/png");
    assertThat(put.body().schemaPointer())
        .isEqualTo("/components/requestBodies/Pet/content/application~1json/schema");
    assertThat(put.answerTypes()).isEmpty();
    assertThat(operation("getPet").answerTypes())
        .isEqualTo(List.of("application/json", "image/png"));
    assertThat(operation("getPet").body()).isNull();
  }

  @Test
  void an_id_used_twice_is_an_error_of_the_document() {
    String paths =
        """
        paths:
          /a: {get: {operationId: same, responses: {}}}
          /b: {get: {operationId: same, responses: {}}}
        """;

    assertThatThrownBy(() -> ContractLoader.parse(HEAD + paths))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("same");
  }

  @Test
  void an_undeclared_path_parameter_is_an_error_of_the_document() {
    String paths = "paths: {'/a/{x}': {get: {operationId: a, responses: {}}}}";

    assertThatThrownBy(() -> ContractLoader.parse(HEAD + paths))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("x");
  }

  @Test
  void a_list_that_is_not_comma_separated_is_an_error_of_the_document() {
    String paths =
        """
        paths:
          /a:
            get:
              operationId: a
              parameters: [{name: ids, in: query, schema: {type: array, items: {type: string}}}]
              responses: {}
        """;

    assertThatThrownBy(() -> ContractLoader.parse(HEAD + paths))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ids");
  }

  @ParameterizedTest
  @EnumSource
  void the_shipped_documents_follow_the_conventions(Service service) {
    assertThat(ContractLoader.load(service).operations()).isNotEmpty();
  }

  @Test
  void the_schema_of_another_service_is_named_with_its_document() {
    String paths =
        """
        paths:
          /a: {post: {operationId: a, requestBody: {content: {application/json: {schema: {}}}}}}
        """;

    Contract contract = ContractLoader.parse(Service.LICENSES, HEAD + paths);

    assertThat(contract.operations().iterator().next().body().schemaPointer())
        .isEqualTo("licenses#/paths/~1a/post/requestBody/content/application~1json/schema");
  }
}
