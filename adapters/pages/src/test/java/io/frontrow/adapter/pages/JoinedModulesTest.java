package io.frontrow.adapter.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How modules are rewritten. That the pages work so is tested in a browser. */
class JoinedModulesTest {
    private final Map<String, byte[]> assets = new TreeMap<>();

    JoinedModulesTest() {
        module("app.js", "import './lib/a.js';");
        module("fan/home.js", "");
    }

    private void module(String path, String script) {
        assets.put(path, script.getBytes(UTF_8));
    }

    private String joined(String path) {
        return PageFiles.text(Objects.requireNonNull(JoinedModules.in(assets).get(path)));
    }

    @Test
    void runsEachModuleOnceAfterThoseThatItImports() {
        module("lib/a.js", "import { b } from './b.js';\nimport { c } from './c.js';");
        module("lib/b.js", "import { c } from './c.js';\nexport const b = c;");
        module("lib/c.js", "export const c = 1;");

        assertThat(joined("app.js"))
                .containsSubsequence("const $lib_c_js = ", "const $lib_b_js = ", "const $lib_a_js = ")
                .containsOnlyOnce("const c = 1;");
        assertThat(JoinedModules.in(assets)).containsOnlyKeys("app.js");
    }

    @Test
    void turnsImportsIntoConstants() {
        module("lib/a.js", "import {\n  b,\n  c as d,\n} from './b.js';\nimport './c.js';");
        module("lib/b.js", "export const b = 1;\nexport function c() {}");
        module("lib/c.js", "");

        assertThat(joined("app.js"))
                .contains("const { b: b, c: d } = $lib_b_js;")
                .doesNotContain("import");
    }

    @Test
    void returnsWhatAModuleExports() {
        module("lib/a.js", """
                export { d as e } from './b.js';
                export * from './b.js';
                export const one = 1;
                export class Two {}
                export async function three() {}
                export function* four() {}
                const five = 5;
                export { five as cinco };
                """);
        module("lib/b.js", "export const d = 1;");

        assertThat(joined("app.js"))
                .contains("return { ...$lib_b_js, e: $lib_b_js.d, cinco: five, one, Two, three, four };");
    }

    @Test
    void readsMinifiedModules() {
        module("lib/a.js", "import{b as t}from\"./b.js\";export*from\"./b.js\";class s{}export{s as a};");
        module("lib/b.js", "export const b = 1;");

        assertThat(joined("app.js"))
                .contains("const { b: t } = $lib_b_js;class s{}")
                .contains("return { ...$lib_b_js, a: s };");
    }

    @Test
    void letsOtherModulesImportFromTheJoinedOne() {
        module("lib/a.js", "export const a = 1;");
        module("fan/other.js", "import '../lib/a.js';\nimport { a } from '../lib/a.js';\nimport { x } from './x.js';");
        module("fan/x.js", "export const x = 1;");

        assertThat(joined("fan/other.js").lines())
                .containsExactly(
                        "",
                        "import { \"lib/a.js\" as $lib_a_js } from '../app.js'; const { a: a } = $lib_a_js;",
                        "import { x } from './x.js';");
        assertThat(joined("app.js")).contains("$lib_a_js as \"lib/a.js\"");
    }

    @Test
    void followsDynamicImports() {
        module(
                "lib/a.js",
                "const of = (it) => import(`../text/${it}.js`);\nimport('../fan/home.js');\nimport('./b.js');");

        assertThat(joined("app.js"))
                .contains("import(`./text/${it}.js`)")
                .contains("Promise.resolve($fan_home_js)")
                .contains("import('./lib/b.js')");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import a from './b.js';",
                "import * as a from './b.js';",
                "export default 1;",
                "export let a = 1;"
            })
    void refusesWhatItDoesNotKnow(String statement) {
        module("lib/a.js", statement);
        module("lib/b.js", "");

        assertThatThrownBy(() -> joined("app.js"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("lib/a.js cannot be joined because of: " + statement);
    }
}
