// SPDX-License-Identifier: Apache-2.0
#include "archive/web/rise_pages.h"

#include <algorithm>

#include "archive/input/care_fields.h"
#include "archive/service/wording.h"
#include "core/base/text.h"

namespace archive::web {
namespace {

using core::Context;
using core::http::Request;
using core::http::Response;
using core::page::Data;

// By class, the first codes by name.
std::int64_t show_risings(Data& data, const Risings& found, const core::words::Catalog& words) {
    constexpr std::size_t most_codes = 8;
    std::int64_t rising = 0;
    for (const auto& each : found.all) {
        rising += each.dossiers;
        const auto shown = std::min(each.codes.size(), most_codes);
        const std::vector<std::string> codes(each.codes.begin(), each.codes.begin() + static_cast<std::ptrdiff_t>(shown));
        auto& row = data.add("RISING");
        row.set("LABEL", words.say("archive.rises.from_to", {{"was", wording::access(each.was, words)}, {"now", wording::access(each.now, words)}}))
            .set("N", words.number(each.dossiers))
            .set("CODES", core::text::join(codes, ", "));
        if (each.codes.size() > shown)
            row.add("MORE_CODES").set("TEXT", words.say("archive.rises.more_codes", {{"count", words.number(static_cast<std::int64_t>(each.codes.size() - shown))}}));
    }
    data.set("COMPARED", words.number(found.compared)).set("SAME", words.number(found.compared - rising));
    return rising;
}

}  // namespace

std::string RisePages::impact(const Context& ctx, const Request& request, std::string_view of) {
    constexpr std::string_view table = "access:";
    if (!of.starts_with(table) || !ctx.actor.may("archive.confirm") || ctx.actor.seats.empty()) return {};
    const auto edition = of.substr(table.size());
    Data data;
    const auto rising = show_risings(data, rises_.list(ctx, edition, 0), words_.in(ctx.language));
    if (rising > 0) data.add("SOME").set("URL", "/archive/rises?edition=" + core::text::url(edition));
    return book_.fragment(ctx, request, "archive/rises", data);
}

Response RisePages::list(const Context& ctx, Request& request) {
    const auto& words = words_.in(ctx.language);
    const auto edition = input::edition_from(request.query);
    const auto found = rises_.list(ctx, edition);
    Data data;
    data.set("PAGE_TITLE", words.say("archive.rises.title"));
    data.set("LEAD", found.edition.empty() ? words.say("archive.rises.no_edition")
                                           : words.say(edition.empty() ? "archive.rises.lead_now" : "archive.rises.lead_draft",
                                                       {{"edition", found.edition}}));
    show_risings(data, found, words);
    for (const auto& [dossier, now] : found.dossiers)
        data.add("ROW")
            .set("TITLE", dossier.title)
            .set("NUMBER", dossier.numbered())
            .set("CODE", dossier.code)
            .set("UNIT", dossier.unit_name)
            .set("URL", "/archive/dossiers/" + dossier.id.text())
            .set("CHANGE", words.say("archive.rises.from_to", {{"was", wording::access(dossier.access, words)}, {"now", wording::access(now, words)}}));
    data.show_if(!found.dossiers.empty(), "ROWS").show_if(found.dossiers.empty(), "EMPTY").show_if(found.more, "MORE");
    return book_.render(ctx, request, "archive/rising", std::move(data));
}

Response RisePages::json(const Context& ctx, const Request& request) {
    const auto found = rises_.list(ctx, input::edition_from(request.query));
    core::Json counts = core::Json::array(), items = core::Json::array();
    for (const auto& each : found.all)
        counts.push_back({{"was", classification::name(each.was)}, {"now", classification::name(each.now)},
                          {"dossiers", each.dossiers}, {"codes", each.codes}});
    for (const auto& [dossier, now] : found.dossiers)
        items.push_back({{"dossier", dossier.id.text()}, {"number", dossier.numbered()}, {"code", dossier.code},
                         {"title", dossier.title}, {"unit_name", dossier.unit_name},
                         {"was", classification::name(dossier.access)}, {"now", classification::name(now)}});
    return core::http::json({{"edition", found.edition.empty() ? core::Json() : core::Json(found.edition)},
                             {"compared", found.compared}, {"counts", std::move(counts)}, {"items", std::move(items)},
                             {"more", found.more}});
}

}  // namespace archive::web
