import { Links, Meta, Outlet, Scripts } from "@remix-run/react";
import { hello } from "#app/kernel/hello.ts";
import { hello2 } from "#app/platform/hello.server.ts";
export function loader() { return { a: hello2() }; }
export default function App() { return <html lang="en"><head><Meta /><Links /></head><body>{hello()}<Outlet /><Scripts /></body></html>; }
