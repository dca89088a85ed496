// SPDX-License-Identifier: Apache-2.0
#include "incoming/web/signed_view.h"

#include "incoming/web/views.h"
#include "signing/summary.h"

namespace incoming::web {

using core::Json;
using core::words::Catalog;

namespace {

constexpr const char *passed = "TOTAL-PASSED", *failed = "TOTAL-FAILED";

std::string signer_of(const Json& one, const Catalog& words) {
    const auto signer = core::json::text(one, "signer"), organization = core::json::text(one, "organization");
    if (signer.empty()) {
        const auto field = core::json::text(one, "field");
        return field.empty() ? words.say("signing.verdict.no_name") : field;
    }
    return organization.empty() ? signer : signer + ", " + organization;
}

// When it was signed, by a timestamp or by what its signer says.
std::string signed_when(const Json& one, const core::Context& ctx, const Catalog& words) {
    const auto proven = core::json::text(one, "proven_at"), claimed = core::json::text(one, "claimed_at");
    if (!proven.empty()) return words.say("incoming.signed.proven", {{"at", words.moment(core::parse_instant(proven), ctx.zone)}});
    if (!claimed.empty()) return words.say("incoming.signed.claimed", {{"at", words.moment(core::parse_instant(claimed), ctx.zone)}});
    return {};
}

}  // namespace

void show_signed(core::page::Data& data, const Whole& whole, const core::Context& ctx, const Catalog& words) {
    if (!whole.foreign) return;
    const auto& told = *whole.foreign;
    const auto indication = core::json::text(told.report, "indication");
    auto& panel = data.add("SIGNED");
    panel.set("SIGNED_TONE", indication == passed ? "good" : indication == failed ? "bad" : "wait")
        .set("SIGNED_ICON", indication == passed ? "shield-check" : indication == failed ? "shield-x" : "alert-triangle")
        .set("SIGNED_STATE", words.say(indication == passed ? "incoming.signed.valid" : indication == failed ? "incoming.signed.invalid" : "incoming.signed.unsure"))
        .set("SIGNED_SAYS", signing::sentence_of(told.report, words))
        .set("SIGNED_JUDGED", told.judged_at == core::Instant{}
                                  ? std::string()
                                  : words.say("incoming.signed.judged", {{"at", words.moment(told.judged_at, ctx.zone)}}))
        .set("SIGNED_KEPT", signing::kept_sentence(told, words));
    if (whole.grown) panel.add("AS_IT_CAME").set("URL", address(whole.entry.id) + "/pdf?form=as_it_came");
    const auto all = told.report.find("signatures");
    if (all == told.report.end() || !all->is_array()) return;
    for (const auto& one : *all) {
        if (core::json::text(one, "kind") == "document_timestamp") continue;
        auto& row = panel.add("SIGNER");
        row.set("WHO", signer_of(one, words)).set("WHEN", signed_when(one, ctx, words));
        if (const auto why = one.find("reasons"); why != one.end() && why->is_array())
            for (const auto& each : *why) row.add("WHY").set("TEXT", signing::said(each, words));
    }
}

}  // namespace incoming::web
