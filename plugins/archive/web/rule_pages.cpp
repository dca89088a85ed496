// SPDX-License-Identifier: Apache-2.0
// What a changed rule, or an event, would move: before it is so.
#include "archive/web/list_pages.h"

#include "archive/input/care_fields.h"
#include "core/base/text.h"

namespace archive::web {

using core::Context;
using core::http::Request;
using core::http::Response;
using core::page::Data;
using core::words::Catalog;

namespace {

std::string rule_text(const std::optional<Rule>& rule, const Catalog& words) {
    if (!rule) return words.say("archive.rule.gone");
    return words.say("archive.rule.short", {{"code", rule->code},
                                            {"active", std::to_string(rule->active_years)},
                                            {"inactive", std::to_string(rule->inactive_years)},
                                            {"fate", words.say("archive.fate." + std::string(name(rule->fate)))}});
}

std::string until_text(const std::optional<store::Wound>& clock, const Catalog& words) {
    if (!clock || !clock->inactive_until) return words.say("archive.rule.no_date");
    return words.date(*clock->inactive_until);
}

}  // namespace

std::string ListPages::impact(const Context& ctx, const Request& request, std::string_view of) {
    constexpr std::string_view schedule = "retention:";
    if (!of.starts_with(schedule) || !ctx.actor.may("archive.confirm") || ctx.actor.seats.empty()) return {};
    const auto& words = words_.in(ctx.language);
    const auto edition = of.substr(schedule.size());
    const auto found = changes_.list(ctx, edition, 0);
    Data data;
    data.set("CLOSED", words.number(found.closed)).set("URL", "/archive/rules?edition=" + core::text::url(edition));
    std::int64_t moved = 0;
    for (const auto& [change, count] : found.counts) {
        moved += count;
        data.add("COUNT")
            .set("LABEL", words.say("archive.change." + std::string(name(change))))
            .set("N", words.number(count));
    }
    data.set("SAME", words.number(found.closed - moved)).show_if(moved > 0, "SOME");
    return book_.fragment(ctx, request, "archive/impact", data);
}

Response ListPages::rules(const Context& ctx, Request& request) {
    const auto& words = words_.in(ctx.language);
    const auto found = changes_.list(ctx, input::edition_from(request.query));
    const bool draft = !found.edition.empty();
    Data data;
    data.set("PAGE_TITLE", words.say("archive.rules.title"));
    if (draft) data.add("DRAFT").set("LEAD", words.say("archive.rules.draft_lead", {{"edition", found.edition}}));
    else data.show("APPLIED");
    for (const auto& [change, count] : found.counts)
        data.add("COUNT")
            .set("LABEL", words.say("archive.change." + std::string(name(change))))
            .set("N", words.number(count));
    for (const auto& each : found.all) {
        auto& row = data.add("ROW");
        row.set("TITLE", each.dossier.title)
            .set("NUMBER", each.dossier.numbered())
            .set("CODE", each.dossier.code)
            .set("UNIT", each.dossier.unit_name)
            .set("URL", "/archive/dossiers/" + each.dossier.id.text())
            .set("CHANGE", words.say("archive.change." + std::string(name(each.change))))
            .set("WAS", rule_text(each.dossier.rule, words))
            .set("NOW", each.change == Change::undecided ? words.say("archive.rule.undecided") : rule_text(each.found, words))
            .set("WAS_UNTIL", until_text(each.was, words))
            .set("NOW_UNTIL", until_text(each.would, words));
        if (each.by_itself) row.show(draft ? "WOULD_BY_ITSELF" : "BY_ITSELF");
        else if (each.found && !draft && ctx.actor.may("archive.manage")) row.add("MAY_ADOPT").set("URL", "/archive/dossiers/" + each.dossier.id.text() + "/do?act=adopt");
    }
    data.show_if(!found.all.empty(), "ROWS").show_if(found.all.empty(), "EMPTY").show_if(found.more, "MORE");
    return book_.render(ctx, request, "archive/rules", std::move(data));
}

}  // namespace archive::web
