import { json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { Card } from "#app/ui/card.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { signedIn } from "../access.server.ts";

export const handle = { hydrate: false };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Welcome to ${data.company}` : "Welcome" },
  {
    name: "description",
    content: data ? `The place where customers of ${data.company} take part, and are thanked.` : "",
  },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await signedIn(request, context);
  if (person?.staff) throw redirect("/admin");
  if (person?.customer) throw redirect("/home");
  const { name } = await companyView();
  return json({ company: name });
}

export default function Front() {
  const { company } = useLoaderData<typeof loader>();
  return (
    <div className="flex flex-col gap-12">
      <PageHeader
        voice="greeting"
        title={`${company} would not be what it is without you.`}
        lead="This is where you bring friends, see what became of it, and are thanked. It is yours as much as ours."
      />
      <div className="flex flex-wrap gap-3">
        <LinkButton href="/join" look="primary" size="large" className="max-w-full">
          <span className="min-w-0 wrap-anywhere">Join {company}</span>
        </LinkButton>
        <LinkButton href="/sign-in" size="large">
          Sign in
        </LinkButton>
      </div>
      <div className="grid gap-4 sm:grid-cols-3">
        <Card title="Bring a friend">
          Send a friend your own link. You see when somebody opens it, joins and buys.
        </Card>
        <Card title="Be thanked for it">
          What comes of your word comes back to you. You see what it is, how much and from when.
        </Card>
        <Card title="Keep the overview">
          Every credit has a date and a reason. Nothing is counted in points you cannot read.
        </Card>
      </div>
    </div>
  );
}
