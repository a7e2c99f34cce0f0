import { Mail, Share2 } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "#app/ui/button.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";

/** Mail with the link in it; and the sharing of the device where it has one. */
export function ShareButtons({ address, company }: { address: string; company: string }) {
  const [canShare, setCanShare] = useState(false);
  useEffect(() => setCanShare("share" in navigator), []);
  const subject = `An invitation to ${company}`;
  const text = `I thought you might like ${company}. Here is my invitation:`;
  const mail = `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(`${text}\n\n${address}\n`)}`;
  return (
    <div className="flex flex-wrap gap-3">
      <LinkButton href={mail} external>
        <Mail size={16} strokeWidth={1.75} aria-hidden />
        Write an e-mail
      </LinkButton>
      {canShare ? (
        <Button
          type="button"
          look="secondary"
          onClick={() => {
            // Closing the sheet of the device rejects: nothing to tell.
            navigator.share({ title: subject, text, url: address }).catch(() => undefined);
          }}
        >
          <Share2 size={16} strokeWidth={1.75} aria-hidden />
          Share from this device
        </Button>
      ) : null}
    </div>
  );
}
