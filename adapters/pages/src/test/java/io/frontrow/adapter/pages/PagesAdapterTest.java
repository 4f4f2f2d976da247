package io.frontrow.adapter.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.config.EnableWebFlux;
import reactor.core.publisher.Mono;

/** What a browser gets: the document, the assets, and the headers of both. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesAdapterTest {
    private static final Path FILES = Path.of("src/main/resources/pages");
    private static final Pattern ASSET_VERSION = Pattern.compile("/assets/([0-9a-f]{16})/app\\.js");

    @TempDir
    private Path directory;

    private WebTestClient client =
            WebTestClient.bindToWebHandler(_ -> Mono.empty()).build();

    @EnableWebFlux
    static class WebFlux {}

    @BeforeAll
    void start() {
        client = client(Optional.empty());
    }

    private static WebTestClient client(Optional<Path> directory) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(PagesSettings.class, () -> new PagesSettings(directory));
        context.register(WebFlux.class, PagesAdapter.class);
        context.refresh();
        return WebTestClient.bindToApplicationContext(context).build();
    }

    static List<String> pages() {
        return PagePaths.PAGES.keySet().stream()
                .map(path -> path.replaceAll("\\{\\w+}", "01a22d47-d7a3-78c7-8c58-a812b793dad6"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageIsADocumentThatDiffersOnlyInItsModules(String path) {
        EntityExchangeResult<byte[]> page = get(path, MediaType.TEXT_HTML_VALUE);

        assertThat(page.getStatus()).isEqualTo(HttpStatus.OK);
        assertThat(withoutPreloads(text(page))).contains("<fr-app>").isEqualTo(withoutPreloads(text(get("/", null))));
        assertThat(page.getResponseHeaders().getCacheControl()).isEqualTo("no-cache");
    }

    @Test
    void theRoutesOfTheScriptAreThePathsOfTheServer() throws Exception {
        String script = Files.readString(FILES.resolve("assets/app.js"));

        Map<String, String> routes = Pattern.compile("path: '([^']+)'.*?import\\('\\./([^']+)'\\)", Pattern.DOTALL)
                .matcher(script)
                .results()
                .collect(Collectors.toMap(
                        match -> match.group(1).replaceAll(":(\\w+)", "{$1}"), match -> match.group(2)));

        assertThat(routes).containsExactlyInAnyOrderEntriesOf(PagePaths.PAGES);
    }

    @Test
    void theDocumentIsNotSentAgainWhileItIsTheSame() {
        String etag = Objects.requireNonNull(get("/", null).getResponseHeaders().getETag());

        client.get()
                .uri("/")
                .header(HttpHeaders.IF_NONE_MATCH, etag)
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @Test
    void thePolicyAllowsTheImportMapAndNothingElseInline() throws Exception {
        EntityExchangeResult<byte[]> page = get("/", null);
        String document = text(page);
        int begin = document.indexOf("<script type=\"importmap\">") + "<script type=\"importmap\">".length();
        String importMap = document.substring(begin, document.indexOf("</script>", begin));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(importMap.getBytes(StandardCharsets.UTF_8));

        assertThat(page.getResponseHeaders().getFirst("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; script-src 'self' 'sha256-"
                        + Base64.getEncoder().encodeToString(hash)
                        + "'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; "
                        + "form-action 'self'; frame-ancestors 'none'");
        assertThat(importMap).contains("\"lit\"");
    }

    @Test
    void thePageCannotDoWhatItDoesNotNeed() {
        HttpHeaders headers = get("/", null).getResponseHeaders();

        assertThat(headers.getFirst("Permissions-Policy")).contains("camera=()", "geolocation=()", "payment=()");
        assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(headers.getFirst("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void peopleSeeAPageWhereThereIsNone() {
        EntityExchangeResult<byte[]> page = get("/nothing/here", "text/html,application/xhtml+xml,*/*;q=0.8");

        assertThat(page.getStatus()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(text(page)).contains("<fr-app>");
        assertThat(page.getResponseHeaders().getFirst("Content-Security-Policy"))
                .contains("default-src 'none'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json"})
    void programsSeeNoPageWhereThereIsNone(String accept) {
        EntityExchangeResult<byte[]> response = get("/nothing/here", accept);

        assertThat(response.getStatus()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(text(response)).doesNotContain("<fr-app>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/nothing",
                "/actuator/nothing",
                "/problems/nothing",
                "/assets/0123456789abcdef/nothing.js",
                "/assets",
                "/assets/x"
            })
    void pathsOfProgramsHaveNoPage(String path) {
        EntityExchangeResult<byte[]> response = get(path, MediaType.TEXT_HTML_VALUE);

        assertThat(response.getStatus()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(text(response)).doesNotContain("<fr-app>");
    }

    @Test
    void aPageCannotBePosted() {
        client.post().uri("/tickets").exchange().expectStatus().isEqualTo(HttpStatus.METHOD_NOT_ALLOWED);
    }

    @Test
    void anAssetIsKeptForEver() throws Exception {
        EntityExchangeResult<byte[]> asset = get("/assets/" + version() + "/style.css", null);

        assertThat(asset.getResponseHeaders().getCacheControl()).isEqualTo("max-age=31536000, public, immutable");
        assertThat(asset.getResponseHeaders().getContentType())
                .isEqualTo(MediaType.parseMediaType("text/css;charset=UTF-8"));
        assertThat(text(asset)).isEqualTo(Files.readString(FILES.resolve("assets/style.css")));
    }

    @Test
    void anAssetOfAnotherVersionIsTheCurrentOneAndIsNotKept() {
        EntityExchangeResult<byte[]> asset = get("/assets/0123456789abcdef/style.css", null);

        assertThat(asset.getStatus()).isEqualTo(HttpStatus.OK);
        assertThat(asset.getResponseHeaders().getCacheControl()).isEqualTo("no-store");
    }

    @Test
    void anAssetIsCompressedForThoseWhoAcceptIt() throws Exception {
        EntityExchangeResult<byte[]> asset = encoded("/assets/" + version() + "/style.css", "br, gzip;q=0.5");

        assertThat(asset.getResponseHeaders().getFirst(HttpHeaders.CONTENT_ENCODING))
                .isEqualTo("gzip");
        assertThat(asset.getResponseHeaders().getVary()).contains(HttpHeaders.ACCEPT_ENCODING);
        try (GZIPInputStream content = new GZIPInputStream(new ByteArrayInputStream(body(asset)))) {
            assertThat(content.readAllBytes()).isEqualTo(Files.readAllBytes(FILES.resolve("assets/style.css")));
        }
    }

    @Test
    void anAssetIsNotCompressedForOthers() {
        EntityExchangeResult<byte[]> asset = encoded("/assets/" + version() + "/style.css", "gzip;q=0, br");

        assertThat(asset.getResponseHeaders().getFirst(HttpHeaders.CONTENT_ENCODING))
                .isNull();
    }

    @Test
    void onlyTheNeededFilesOfLitAreServed() {
        assertThat(get("/assets/" + version() + "/lit/directives/live.js", null).getStatus())
                .isEqualTo(HttpStatus.OK);
        assertThat(Stream.of(
                        "lit/package.json", "lit/development/lit-element.js", "lit/lit-element.d.ts", "index.html"))
                .allSatisfy(path -> assertThat(
                                get("/assets/" + version() + "/" + path, null).getStatus())
                        .isEqualTo(HttpStatus.NOT_FOUND));
    }

    @Test
    void theFirstPageNeedsOneModule() {
        assertThat(preloads("/")).containsExactly("app.js");
    }

    @Test
    void theDocumentNamesTheModulesThatItsPageNeeds() {
        assertThat(preloads("/concerts/1"))
                .contains("app.js", "fan/concert.js", "fan/waiting-room.js", "lib/alarm.js")
                .doesNotContain("lib/api.js", "fan/wallet.js", "uplot/uPlot.esm.js")
                .doesNotHaveDuplicates()
                .allSatisfy(path -> assertThat(
                                get("/assets/" + version() + "/" + path, null).getStatus())
                        .isEqualTo(HttpStatus.OK));
    }

    @Test
    void aDirectoryReplacesFilesAndIsReadAgain() throws Exception {
        WebTestClient restyled = client(Optional.of(directory));
        Path style = Files.createDirectories(directory.resolve("assets")).resolve("style.css");

        Files.writeString(style, ":root { --accent: teal; }");
        String page = text(get(restyled, "/"));
        Files.writeString(style, ":root { --accent: navy; }");
        String later = text(get(restyled, "/"));

        assertThat(text(get(restyled, "/assets/" + version(later) + "/style.css")))
                .contains("navy");
        assertThat(version(page)).isNotEqualTo(version(later));
    }

    @Test
    void aFileOfADirectoryReplacesAModuleThatIsJoined() throws Exception {
        WebTestClient changed = client(Optional.of(directory));
        Path home = Files.createDirectories(directory.resolve("assets/fan")).resolve("home.js");

        Files.writeString(home, "export const replaced = true;");

        assertThat(text(get(changed, "/assets/" + version(text(get(changed, "/"))) + "/app.js")))
                .contains("const replaced = true;");
    }

    @Test
    void aFileOfWordsIsALanguageThatTheDocumentNames() throws Exception {
        WebTestClient extended = client(Optional.of(directory));
        Path words = Files.createDirectories(directory.resolve("assets/text"));

        Files.writeString(words.resolve("ja.js"), "export { default } from './en.js';");

        assertThat(text(get("/", null))).contains("data-languages=\"en ko\"");
        assertThat(text(get(extended, "/"))).contains("data-languages=\"en ja ko\"");
    }

    private List<String> preloads(String path) {
        return Pattern.compile("rel=\"modulepreload\" href=\"/assets/[0-9a-f]+/([^\"]+)\"")
                .matcher(text(get(path, null)))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static String withoutPreloads(String document) {
        return document.replaceAll("<link rel=\"modulepreload\"[^>]*>\\n?", "");
    }

    private String version() {
        return version(text(get("/", null)));
    }

    private static String version(String document) {
        return ASSET_VERSION
                .matcher(document)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private EntityExchangeResult<byte[]> get(String path, @Nullable String accept) {
        return client.get()
                .uri(path)
                .headers(headers -> Optional.ofNullable(accept).ifPresent(it -> headers.set(HttpHeaders.ACCEPT, it)))
                .exchange()
                .expectBody()
                .returnResult();
    }

    private static EntityExchangeResult<byte[]> get(WebTestClient client, String path) {
        return client.get().uri(path).exchange().expectBody().returnResult();
    }

    private EntityExchangeResult<byte[]> encoded(String path, String accepted) {
        return client.get()
                .uri(path)
                .header(HttpHeaders.ACCEPT_ENCODING, accepted)
                .exchange()
                .expectBody()
                .returnResult();
    }

    private static byte[] body(EntityExchangeResult<byte[]> result) {
        return Optional.ofNullable(result.getResponseBody()).orElse(new byte[0]);
    }

    private static String text(EntityExchangeResult<byte[]> result) {
        return new String(body(result), StandardCharsets.UTF_8);
    }
}
