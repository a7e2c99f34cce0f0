import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Link,
  Preview,
  Text,
} from "@react-email/components";
import { type ReactNode, useContext } from "react";
import { Unsubscribe } from "./unsubscribe.ts";

const sans = "Inter, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const serif = "Fraunces, Georgia, 'Times New Roman', serif";
const ink = "#29231e";
const quiet = "#6f665d";
const line = "#e3ddd5";

/** The frame of every mail: who writes, a greeting, the letter, and why it came. */
export function Layout(props: {
  company: string;
  preview: string;
  heading: string;
  why: string;
  children: ReactNode;
}) {
  return (
    <Html lang="en" dir="ltr">
      <Head>
        <title>{props.heading}</title>
        <meta name="color-scheme" content="light" />
      </Head>
      <Preview>{props.preview}</Preview>
      <Body
        style={{ margin: 0, padding: "32px 16px", backgroundColor: "#faf8f5", color: ink, fontFamily: sans }}
      >
        <Container
          style={{
            maxWidth: 520,
            padding: 32,
            backgroundColor: "#fffefc",
            border: `1px solid ${line}`,
            borderRadius: 12,
          }}
        >
          <Text style={{ margin: "0 0 24px", fontSize: 14, color: quiet }}>{props.company}</Text>
          <Heading
            as="h1"
            style={{
              margin: "0 0 16px",
              fontFamily: serif,
              fontSize: 28,
              fontWeight: 600,
              lineHeight: "36px",
            }}
          >
            {props.heading}
          </Heading>
          {props.children}
          <Hr style={{ margin: "32px 0 16px", borderColor: line }} />
          <Text style={{ margin: 0, fontSize: 13, lineHeight: "20px", color: quiet }}>{props.why}</Text>
          <StopLink />
        </Container>
      </Body>
    </Html>
  );
}

/** The visible way out of mails that nobody asked for. */
function StopLink() {
  const address = useContext(Unsubscribe);
  if (address === null) return null;
  return (
    <Text style={{ margin: "8px 0 0", fontSize: 13, lineHeight: "20px" }}>
      <Link href={address} style={{ color: quiet, textDecoration: "underline" }}>
        Stop mails like this one
      </Link>
    </Text>
  );
}

/** A paragraph of the letter. */
export function Paragraph({ children }: { children: ReactNode }) {
  return <Text style={{ margin: "0 0 16px", fontSize: 16, lineHeight: "26px", color: ink }}>{children}</Text>;
}

/** The one thing to do; `children` is a verb. */
export function Action({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Button
      href={href}
      style={{
        margin: "8px 0 24px",
        padding: "12px 20px",
        borderRadius: 6,
        backgroundColor: "#0f5a6b",
        color: "#ffffff",
        fontSize: 16,
        fontWeight: 600,
      }}
    >
      {children}
    </Button>
  );
}

/** A code to type by hand. */
export function Code({ children }: { children: string }) {
  return (
    <Text
      style={{
        margin: "0 0 16px",
        fontSize: 28,
        lineHeight: "36px",
        letterSpacing: 6,
        fontWeight: 600,
        color: ink,
        fontFamily: "monospace",
      }}
    >
      {children}
    </Text>
  );
}

/** Words of a person, as they wrote them. */
export function Quote({ children }: { children: string }) {
  return (
    <Text
      style={{
        margin: "0 0 16px",
        padding: "4px 0 4px 16px",
        borderLeft: `3px solid ${line}`,
        fontSize: 16,
        lineHeight: "26px",
        whiteSpace: "pre-line",
      }}
    >
      {children}
    </Text>
  );
}
