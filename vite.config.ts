import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type Plugin } from "vite";

const loadedByNode = /^#app\/(domain|platform|kernel|email|jobs|cli)\//;

/** Leaves the product itself out of the server bundle: Node loads it once, for the plain handlers and Remix alike. */
function keepDomainOutOfServerBundle(): Plugin {
  return {
    name: "keep-domain-out-of-server-bundle",
    enforce: "pre",
    resolveId(source, _importer, options) {
      return options.ssr && loadedByNode.test(source) ? { id: source, external: true } : null;
    },
  };
}

export default defineConfig({
  plugins: [
    keepDomainOutOfServerBundle(),
    tailwindcss(),
    remix({
      ignoredRouteFiles: ["**/*"],
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_routeConfig: true,
      },
    }),
  ],
  build: { target: "es2022", assetsInlineLimit: 0 },
  server: { host: "127.0.0.1" },
});
