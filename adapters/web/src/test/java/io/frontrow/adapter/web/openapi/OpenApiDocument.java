package io.frontrow.adapter.web.openapi;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The OpenAPI document, for tests. Fields that an object does not declare are invalid, so that undocumented fields are
 * found.
 */
public final class OpenApiDocument {

    /** A method of a path. */
    public record Operation(String method, String path, JsonNode node) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static final String REF = "$ref";
    private static final String COMPONENTS = "components";

    private final JsonNode root;
    private final List<Operation> operations;
    private final ObjectNode components;
    private final SchemaRegistry schemas = schemaRegistry();
    private final ConcurrentMap<JsonNode, Schema> compiled = new ConcurrentHashMap<>();

    private OpenApiDocument(JsonNode root) {
        this.root = root;
        this.operations = root.path("paths").properties().stream()
                .flatMap(OpenApiDocument::operationsOf)
                .toList();
        this.components = JsonNodeFactory.instance.objectNode();
        components.set("schemas", closed(root.path(COMPONENTS).path("schemas")));
    }

    /** {@return the document that the service serves} */
    public static OpenApiDocument load() {
        try (InputStream yaml = new ClassPathResource("openapi.yaml", OpenApiDocumentation.class).getInputStream()) {
            return new OpenApiDocument(new YAMLMapper().readTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Operation> operations() {
        return operations;
    }

    /** {@return the operation of a request} */
    public Optional<Operation> operation(String method, String requestPath) {
        return operations.stream()
                .filter(operation -> operation.method().equals(method))
                .filter(operation -> matches(operation.path(), requestPath))
                .findFirst();
    }

    /** {@return the parameters of the operation and of its path} */
    public Stream<JsonNode> parameters(Operation operation) {
        JsonNode path = root.path("paths").path(operation.path());
        return Stream.of(path, operation.node())
                .flatMap(holder -> holder.path("parameters").valueStream())
                .map(this::resolved);
    }

    /** {@return the node, or the node that it refers to} */
    public JsonNode resolved(JsonNode node) {
        return node.has(REF) ? resolved(root.at(node.path(REF).asString().substring(1))) : node;
    }

    /** {@return every named or single example of a media type or parameter} */
    public Stream<JsonNode> examples(JsonNode holder) {
        return Stream.concat(
                holder.path("examples")
                        .valueStream()
                        .map(example -> resolved(example).path("value")),
                holder.has("example") ? Stream.of(holder.path("example")) : Stream.empty());
    }

    /** {@return the examples of problems by name} */
    public Stream<Map.Entry<String, JsonNode>> problems() {
        Stream<Map.Entry<String, JsonNode>> named = root.path(COMPONENTS).path("examples").properties().stream()
                .map(example -> Map.entry(example.getKey(), example.getValue().path("value")));
        Stream<Map.Entry<String, JsonNode>> unnamed = resolved(schema("Problem"))
                .path("examples")
                .valueStream()
                .map(problem -> Map.entry(problem.path("code").asString(), problem));
        return Stream.concat(named, unnamed)
                .filter(example -> example.getValue().has("code"));
    }

    /** {@return descriptions of how the value violates the schema; empty if it is valid} */
    public List<String> violations(JsonNode schema, JsonNode value) {
        return compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    /** {@return the schema with this name} */
    public JsonNode schema(String name) {
        return JsonNodeFactory.instance.objectNode().put(REF, "#/components/schemas/" + name);
    }

    private static SchemaRegistry schemaRegistry() {
        return SchemaRegistry.withDialect(
                Dialect.builder(Dialects.getOpenApi31())
                        .keyword(new NonValidationKeyword(COMPONENTS))
                        .build(),
                registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder()
                        .formatAssertionsEnabled(true)
                        .build()));
    }

    private Schema compile(JsonNode schema) {
        ObjectNode standalone = (ObjectNode) closed(schema);
        standalone.set(COMPONENTS, components);
        return schemas.getSchema(standalone);
    }

    /** {@return a copy in which referenced schemas that are not composed into another one allow no further fields} */
    private static JsonNode closed(JsonNode schema) {
        JsonNode copy = schema.deepCopy();
        close(copy);
        return copy;
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object && object.has(REF)) {
            object.put("unevaluatedProperties", false);
        }
        node.properties().stream()
                .filter(property -> !property.getKey().equals("allOf"))
                .forEach(property -> close(property.getValue()));
        if (node.isArray()) {
            node.forEach(OpenApiDocument::close);
        }
    }

    private static Stream<Operation> operationsOf(Map.Entry<String, JsonNode> path) {
        return path.getValue().properties().stream()
                .filter(member -> !member.getKey().equals("parameters"))
                .map(member ->
                        new Operation(member.getKey().toUpperCase(Locale.ROOT), path.getKey(), member.getValue()));
    }

    private static boolean matches(String template, String requestPath) {
        return PathPatternParser.defaultInstance.parse(template).matches(PathContainer.parsePath(requestPath));
    }
}
