package io.frontrow.scenario.hostile;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;

import io.frontrow.adapter.web.openapi.OpenApiDocument;
import io.frontrow.adapter.web.openapi.OpenApiDocument.Operation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes hostile requests of every operation of the OpenAPI document: a request that could succeed, changed in one
 * place. Of an operation that is documented anew they are made by themselves.
 */
public final class HostileRequests {

    private static final String AUTHORIZATION = "Authorization";
    private static final String QUEUE_TOKEN = "Queue-Token";
    private static final String LANGUAGE = "Accept-Language";
    private static final String CONTENT_TYPE = "Content-Type";
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    /** Hashing a password takes long, so only requests whose fields are changed get that far. */
    private static final Set<String> HASHING = Set.of("/api/v1/users", "/api/v1/sessions");

    /** They take away what requests of other operations need: a turn, a session or a performance. */
    private static final Set<String> ENDING =
            Set.of("leaveQueue", "removeFromQueue", "signOut", "withdrawPerformance", "cancelPerformance");

    private final OpenApiDocument document;
    private final Credentials credentials;
    private final Map<String, String> ids;
    private final Map<String, String> idsOfOthers;

    /**
     * Whose requests they are.
     *
     * @param user the access token of a user
     * @param operator the access token of an operator
     * @param queueToken a queue token of the user
     * @param ofAnother a queue token of another user
     */
    public record Credentials(String user, String operator, String queueToken, String ofAnother) {}

    /**
     * Makes requests of this document.
     *
     * @param ids of things that exist, by the names of path parameters
     * @param idsOfOthers of things of other users, by the names of path parameters and of fields
     */
    public HostileRequests(
            OpenApiDocument document,
            Credentials credentials,
            Map<String, String> ids,
            Map<String, String> idsOfOthers) {
        this.document = document;
        this.credentials = credentials;
        this.ids = ids;
        this.idsOfOthers = idsOfOthers;
    }

    /** {@return those that leave the turn, the session and the performance as they are} */
    public Stream<HostileRequest> enduring() {
        return document.operations().stream()
                .filter(operation -> !isEnding(operation))
                .flatMap(this::of);
    }

    /** {@return those after which the others get no further than to find that the turn is over} */
    public Stream<HostileRequest> ending() {
        return document.operations().stream().filter(HostileRequests::isEnding).flatMap(this::of);
    }

    /** {@return requests for what is another user's, each with the same request for what does not exist} */
    public Stream<Trespass> trespasses() {
        return document.operations().stream()
                .filter(operation -> needs(operation, "bearerAuth") && !isForOperators(operation))
                .flatMap(operation -> idsOfOthers.entrySet().stream()
                        .flatMap(id -> trespasses(operation, id.getKey(), id.getValue())));
    }

    /**
     * A request for what is another user's.
     *
     * @param ofNobody the same request, for what does not exist
     */
    public record Trespass(HostileRequest ofAnother, HostileRequest ofNobody) {}

    private Stream<Trespass> trespasses(Operation operation, String name, String id) {
        HostileRequest valid = valid(operation);
        Stream<Trespass> inPath = Optional.ofNullable(pathExamples(operation).get(name)).stream()
                .map(known -> trespass(
                        id, other -> valid.at(name + " " + other, valid.uri().replace(known, other))));
        Stream<Trespass> inBody = examples(operation)
                .filter(example -> example.has(name))
                .map(example -> trespass(
                        id,
                        other -> valid.sending(
                                name + " " + other,
                                ((ObjectNode) example.deepCopy())
                                        .put(name, other)
                                        .toString())));
        return Stream.concat(inPath, inBody);
    }

    private static Trespass trespass(String id, Function<String, HostileRequest> request) {
        String ofNobody = UUID.randomUUID().toString();
        return new Trespass(underNewKey(request.apply(id)), underNewKey(request.apply(ofNobody)));
    }

    private static HostileRequest underNewKey(HostileRequest request) {
        return request.with(request.attack(), IDEMPOTENCY_KEY, UUID.randomUUID().toString());
    }

    private static boolean isEnding(Operation operation) {
        return ENDING.contains(operation.node().path("operationId").asString());
    }

    private Stream<HostileRequest> of(Operation operation) {
        HostileRequest valid = valid(operation);
        return Stream.of(
                        withOtherPaths(operation, valid),
                        withOtherQueries(operation, valid),
                        withOtherHeaders(operation, valid),
                        withOtherTokens(operation, valid),
                        withOtherCookies(operation, valid),
                        withOtherMethods(operation, valid),
                        withOtherBodies(operation, valid))
                .flatMap(changed -> changed);
    }

    private HostileRequest valid(Operation operation) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(AUTHORIZATION, bearer(isForOperators(operation) ? credentials.operator() : credentials.user()));
        headers.put(QUEUE_TOKEN, credentials.queueToken());
        headers.put(IDEMPOTENCY_KEY, UUID.randomUUID().toString());
        JsonNode content = operation.node().path("requestBody").path("content");
        content.propertyNames().stream().findFirst().ifPresent(type -> headers.put(CONTENT_TYPE, type));
        String body = HASHING.contains(operation.path())
                ? "{}"
                : examples(operation).findFirst().map(JsonNode::toString).orElse("");
        return new HostileRequest("nothing", operation.method(), path(operation), headers, UTF_8.encode(body), null);
    }

    private static boolean isForOperators(Operation operation) {
        return operation.path().startsWith("/api/v1/admin/");
    }

    private static String bearer(String token) {
        return "Bearer " + token;
    }

    private Stream<JsonNode> examples(Operation operation) {
        return operation
                .node()
                .path("requestBody")
                .path("content")
                .valueStream()
                .flatMap(document::examples);
    }

    private String path(Operation operation) {
        String path = operation.path();
        for (Map.Entry<String, String> id : pathExamples(operation).entrySet()) {
            path = path.replace("{" + id.getKey() + "}", id.getValue());
        }
        return path;
    }

    private Map<String, String> pathExamples(Operation operation) {
        return named(operation, "path")
                .collect(Collectors.toMap(
                        parameter -> parameter.path("name").asString(),
                        parameter -> ids.getOrDefault(
                                parameter.path("name").asString(),
                                parameter.path("example").asString())));
    }

    private Stream<JsonNode> named(Operation operation, String place) {
        return document.parameters(operation)
                .filter(parameter -> parameter.path("in").asString().equals(place));
    }

    private Stream<HostileRequest> withOtherPaths(Operation operation, HostileRequest valid) {
        return pathExamples(operation).entrySet().stream()
                .flatMap(id -> HostileValues.IN_URI.stream()
                        .map(value -> valid.at(
                                id.getKey() + " " + brief(value), valid.uri().replace(id.getValue(), value))));
    }

    private Stream<HostileRequest> withOtherQueries(Operation operation, HostileRequest valid) {
        Stream<String> documented = named(operation, "query")
                .map(parameter -> parameter.path("name").asString())
                .flatMap(name -> Stream.concat(
                        HostileValues.IN_URI.stream().map(value -> name + "=" + value),
                        Stream.of(name, name + "=", name + "=1&" + name + "=2", name + "[]=1")));
        return Stream.concat(documented, Stream.of("unknown=1", "&=%00"))
                .map(query -> valid.at("query " + brief(query), valid.uri() + "?" + query));
    }

    private Stream<HostileRequest> withOtherHeaders(Operation operation, HostileRequest valid) {
        Stream<HostileRequest> documented = named(operation, "header")
                .map(parameter -> parameter.path("name").asString())
                .filter(name -> !name.equals(LANGUAGE))
                .flatMap(name -> Stream.concat(
                        HostileValues.IN_HEADER.stream()
                                .map(value -> valid.with(name + " " + brief(value), name, value)),
                        Stream.of(valid.without("no " + name, name))));
        Stream<HostileRequest> languages =
                HostileValues.LANGUAGES.stream().map(value -> valid.with("language " + brief(value), LANGUAGE, value));
        Stream<HostileRequest> formats =
                HostileValues.MEDIA_TYPES.stream().map(value -> valid.with("accept " + brief(value), "Accept", value));
        return Stream.of(documented, languages, formats).flatMap(changed -> changed);
    }

    private Stream<HostileRequest> withOtherTokens(Operation operation, HostileRequest valid) {
        Stream<HostileRequest> bearers = HostileValues.tokens(credentials.user())
                .map(token -> valid.with("access token " + brief(token), AUTHORIZATION, bearer(token))
                        .expecting(UNAUTHORIZED, needs(operation, "bearerAuth")));
        Stream<HostileRequest> queueTokens = HostileValues.tokens(credentials.queueToken())
                .map(token -> valid.with("queue token " + brief(token), QUEUE_TOKEN, token)
                        .expecting(UNAUTHORIZED, needs(operation, "queueToken")));
        Stream<HostileRequest> ofOtherKinds = Stream.of(
                valid.without("no access token", AUTHORIZATION),
                valid.without("no queue token", QUEUE_TOKEN),
                valid.with("a user's access token", AUTHORIZATION, bearer(credentials.user()))
                        .expecting(FORBIDDEN, isForOperators(operation)),
                valid.with("a queue token as access token", AUTHORIZATION, bearer(credentials.queueToken()))
                        .expecting(UNAUTHORIZED, needs(operation, "bearerAuth")),
                valid.with("an access token as queue token", QUEUE_TOKEN, credentials.user())
                        .expecting(UNAUTHORIZED, accepts(operation, "queueToken")),
                valid.with("a queue token of another user", QUEUE_TOKEN, credentials.ofAnother())
                        .expecting(UNAUTHORIZED, accepts(operation, "queueToken")),
                valid.with("a password", AUTHORIZATION, "Basic " + credentials.user()));
        return Stream.of(bearers, queueTokens, ofOtherKinds).flatMap(changed -> changed);
    }

    /** Only a stream without a queue token, or a renewal without a refresh token in its body, looks at cookies. */
    private Stream<HostileRequest> withOtherCookies(Operation operation, HostileRequest valid) {
        HostileRequest bare = valid.without("no queue token", QUEUE_TOKEN);
        HostileRequest byCookie = bare.body().hasRemaining() ? bare.sending("no field", "{}") : bare;
        return HostileValues.tokens(credentials.queueToken())
                .map(token -> byCookie.with(
                                "cookie " + brief(token),
                                "Cookie",
                                "refresh-token=%1$s; queue-token-%2$s=%1$s; x".formatted(token, ids.get("concertId")))
                        .expecting(UNAUTHORIZED, accepts(operation, "queueCookie")));
    }

    private static boolean needs(Operation operation, String scheme) {
        JsonNode security = operation.node().path("security");
        return security.isMissingNode()
                ? scheme.equals("bearerAuth")
                : !security.isEmpty() && security.valueStream().allMatch(way -> way.has(scheme));
    }

    private static boolean accepts(Operation operation, String scheme) {
        return operation.node().path("security").valueStream().anyMatch(way -> way.has(scheme));
    }

    private Stream<HostileRequest> withOtherMethods(Operation operation, HostileRequest valid) {
        return HostileValues.METHODS.stream()
                .filter(method -> document.operations().stream()
                        .filter(other -> other.path().equals(operation.path()))
                        .noneMatch(other -> other.method().equals(method)))
                .map(valid::by);
    }

    private Stream<HostileRequest> withOtherBodies(Operation operation, HostileRequest valid) {
        JsonNode content = operation.node().path("requestBody").path("content");
        if (content.isMissingNode()) {
            return Stream.of(valid.sending("an unexpected body", "{\"x\":1}"));
        }
        Stream<HostileRequest> whole =
                HostileValues.BODIES.stream().map(body -> valid.sending("body " + brief(body), body));
        Stream<HostileRequest> encodings = Stream.of(
                valid.sending("UTF-16", valid.text().getBytes(UTF_16)),
                valid.sending(
                        "bytes that are no text", new byte[] {'{', '"', (byte) 0xff, (byte) 0xc0, '"', ':', '1'}));
        Stream<HostileRequest> types = HostileValues.MEDIA_TYPES.stream()
                .map(type -> valid.with("content type " + brief(type), CONTENT_TYPE, type));
        Stream<HostileRequest> fields = examples(operation)
                .limit(1)
                .flatMap(
                        example -> example instanceof ObjectNode object ? withOtherFields(valid, object) : Stream.of());
        return Stream.of(whole, encodings, types, fields).flatMap(changed -> changed);
    }

    private static Stream<HostileRequest> withOtherFields(HostileRequest valid, ObjectNode example) {
        Stream<HostileRequest> known =
                example.propertyNames().stream().flatMap(name -> withOtherField(valid, example, name));
        ObjectNode more = example.deepCopy().put("x", 1);
        return Stream.concat(known, Stream.of(valid.sending("an unknown field", more.toString())));
    }

    private static Stream<HostileRequest> withOtherField(HostileRequest valid, ObjectNode example, String name) {
        String others = example.deepCopy().without(name).toString();
        String open = others.equals("{}") ? "{" : others.substring(0, others.length() - 1) + ",";
        String field = "\"" + name + "\":";
        String kept = field + example.get(name);
        Stream<HostileRequest> values = HostileValues.JSON.stream()
                .map(value -> valid.sending(name + " " + brief(value), open + field + value + "}"));
        return Stream.concat(
                values,
                Stream.of(
                        valid.sending("no " + name, others),
                        valid.sending(name + " twice", open + kept + "," + kept + "}")));
    }

    private static String brief(String value) {
        return value.length() <= 40 ? value : value.substring(0, 20) + "… of " + value.length();
    }
}
