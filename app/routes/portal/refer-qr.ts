import type { LoaderFunctionArgs } from "@remix-run/node";
import QRCode from "qrcode";
import { ensureReferralLink } from "#app/domain/referrals/referral-link.server.ts";
import { requireCustomer } from "../access.server.ts";
import { referralAddress } from "./referral-address.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { customerId } = await requireCustomer(request, context);
  const { code } = await ensureReferralLink(customerId, context.now);
  const picture = await QRCode.toString(referralAddress(code), {
    type: "svg",
    margin: 2,
    errorCorrectionLevel: "M",
  });
  return new Response(picture, {
    headers: { "Content-Type": "image/svg+xml", "Cache-Control": "private, max-age=3600" },
  });
}
