// SPDX-License-Identifier: Apache-2.0
#include "classification/web/review_pages.h"

#include <algorithm>

#include "classification/domain/access.h"
#include "classification/input/fields.h"
#include "classification/web/finding_words.h"
#include "classification/web/served_words.h"
#include "core/base/text.h"

namespace classification::web {

using core::Context;
using core::http::Given;
using core::http::Request;
using core::http::Response;
using core::page::Data;

namespace {

constexpr int rows_a_page = 50, rows_of_a_fault = 200;   // those of one fault are picked from

std::string review_url(std::string_view kind, std::string_view reason) {
    std::string url = "/classification/review";
    if (!kind.empty()) url += "?kind=" + core::text::url(kind);
    if (!reason.empty()) url += (kind.empty() ? "?reason=" : "&reason=") + core::text::url(reason);
    return url;
}

void show_review(Data& row, const Review& review, const core::words::Catalog& words) {
    const Finding& finding = review.finding;
    row.set("KIND", words.say("classification.kind." + std::string(name(finding.kind))))
        .set("LINE", words.number(finding.line))
        .set("CODE", finding.code)
        .set("CELLS", cells_of(finding))
        .set("PRESENT", finding.present)
        .set("PRESENT_LABEL", present_label(finding, words))
        .show_if(!finding.present.empty(), "HAS_PRESENT");
}

// The ways to decide; the first is chosen where none was.
void show_choice(Data& data, const core::http::Fields& typed, const core::words::Catalog& words) {
    for (const auto act : all_bulks) {
        const std::string word(name(act));
        data.add("ACT")
            .set("VALUE", word)
            .set("LABEL", words.say("classification.bulk." + word))
            .set("HELP", words.say("classification.bulk.help." + word))
            .show_if(typed.has("act") ? typed.get("act") == word : act == Bulk::accept, "CHOSEN");
    }
    data.set("VALUE_TYPED", typed.get("value")).set("REASON_TYPED", typed.get("reason"));
}

void show_filters(Data& data, const std::vector<store::Fault>& faults, std::string_view kind, std::string_view reason,
                  const core::words::Catalog& words) {
    for (const char* each : {"", "scheme", "retention", "access", "trigger"})
        data.add("FILTER")
            .set("LABEL", words.say(std::string("classification.kind.") + (*each ? each : "all")))
            .set("URL", review_url(each, ""))
            .show_if(kind == each, "CURRENT");
    std::map<Reason, std::int64_t> counts;
    for (const auto& each : faults)
        if (kind.empty() || kind == name(each.kind)) counts[each.reason] += each.rows;
    for (const auto& [each, rows] : counts)
        data.add("FAULT_FILTER")
            .set("LABEL", words.say("classification.short." + std::string(name(each)), {{"count", words.number(rows)}}))
            .set("URL", reason == name(each) ? review_url(kind, "") : review_url(kind, name(each)))
            .show_if(reason == name(each), "CURRENT");
}

}  // namespace

// Drafts of the scheme in which codes are called otherwise: taken together on a page of their own.
void ReviewPages::show_renamed(const Context& ctx, Data& data) {
    if (may(ctx.actor, Act::confirm) != core::Verdict::allowed) return;
    const auto& words = words_.in(ctx.language);
    const auto all = editions_.list(ctx);
    const auto serves = std::find_if(all.begin(), all.end(), [](const auto& each) {
        return each.in_force && each.version.kind == name(Kind::scheme);
    });
    if (serves == all.end()) return;
    for (const auto& each : all) {
        const auto& version = each.version;
        if (version.kind != serves->version.kind || version.id == serves->version.id || version.state != EditionState::draft) continue;
        if (!editions_.any_renamed(ctx, serves->version.id, version.id)) continue;
        data.add("RENAMED")
            .set("SENTENCE", words.say("classification.renamed.waits", {{"edition", version.name}}))
            .set("RENAMED_URL", "/classification/editions/" + version.id + "/renamed?of=" + core::text::url(serves->version.id));
    }
}

Response ReviewPages::list(const Context& ctx, Request& request) {
    const auto& words = words_.in(ctx.language);
    const auto asked = input::list_from(Given(request.query));
    const std::string kind(asked.kind ? name(*asked.kind) : ""), reason(asked.reason ? name(*asked.reason) : "");
    const bool picking = asked.reason.has_value();
    const auto most = static_cast<std::size_t>(picking ? rows_of_a_fault : rows_a_page);
    const auto rows = import_.open(ctx, kind, asked.after, static_cast<int>(most) + 1, reason);
    Data data;
    data.set("PAGE_TITLE", words.say("classification.review.title"))
        .set("COUNT", words.number(catalog_.waiting(ctx)))
        .show_if(rows.empty(), "NOTHING")
        .show_if(!rows.empty(), "SOMETHING");
    show_filters(data, import_.faults(ctx), kind, reason, words);
    show_renamed(ctx, data);
    for (const auto& each : phrasebook_.unread(ctx))
        data.add("UNREAD_PHRASE")
            .set("SENTENCE", words.say("classification.trigger.unread",
                                       {{"phrase", each.phrase}, {"rules", words.number(each.rules)}}));
    const auto then = picking ? std::vector<std::optional<Catalog::Served>>() : catalog_.without(ctx, rows);
    for (std::size_t at = 0; at < std::min(rows.size(), most); ++at) {
        const auto& review = rows[at];
        Data& row = data.add("ROW");
        show_review(row, review, words);
        const std::string base = "/classification/review/" + review.id.text();
        row.set("REASON", words.say("classification.reason." + std::string(name(review.finding.reason)))).set("URL", base);
        if (picking) row.add("PICK").set("ID", review.id.text());
        else if (Import::acceptable(review.finding)) row.add("ACCEPT").set("ACCEPT_URL", base + "/accept");
        if (picking) continue;
        auto& drop = row.add("DROP").set("DROP_URL", base + "/drop");
        if (then[at]) drop.add("THEN").set("SENTENCE", served_sentence(review.finding, *then[at], words));
    }
    if (picking && !rows.empty()) show_choice(data.add("PICKING"), {}, words);
    data.show_if(picking && !rows.empty(), "PICKED_FROM");
    if (rows.size() > most)
        data.add("OLDER").set("URL", review_url(kind, reason) + (kind.empty() && reason.empty() ? "?" : "&") +
                                         "after=" + rows[most - 1].id.text());
    return book_.render(ctx, request, "classification/review", std::move(data));
}

Response ReviewPages::weighed_page(const Context& ctx, Request& request, const Many& many, const std::vector<Weighed>& all) {
    const auto& words = words_.in(ctx.language);
    const auto taken = settled(all), wait = static_cast<std::int64_t>(all.size()) - taken;
    const std::string act(name(many.act));
    Data data;
    data.set("PAGE_TITLE", words.say("classification.bulk.title"));
    auto& weighed = data.add("WEIGHED");
    weighed.set("SENTENCE", words.say("classification.bulk.would." + act,
                                   {{"count", words.number(taken)}, {"value", many.value}, {"reason", many.reason}}));
    if (wait > 0)
        weighed.add("WAIT").set("SENTENCE", words.say("classification.bulk.wait", {{"count", words.number(wait)}}));
    if (taken > 0) {
        auto& confirm = weighed.add("CONFIRM");
        confirm.set("DECISION", act).set("VALUE", many.value).set("REASON", many.reason).set("EXPECTED", taken);
        confirm.set("BUTTON", words.say("classification.bulk.do." + act, {{"count", words.number(taken)}}));
        for (const auto& each : all) confirm.add("ID").set("VALUE", each.review.id.text());
    }
    weighed.show_if(taken == 0, "NONE");
    std::vector<Review> dropped;
    std::vector<ReviewId> among;
    if (many.act == Bulk::drop)
        for (const auto& [review, would] : all)
            if (would.cells) {
                dropped.push_back(review);
                among.push_back(review.id);
            }
    const auto then = catalog_.without(ctx, dropped, among);
    std::size_t next = 0;   // of those that are dropped
    for (const auto& [review, would] : all) {
        Data& row = weighed.add("ROW");
        show_review(row, review, words);
        if (!would.cells) row.add("STAYS").set("WHY", words.say("classification.reason." + std::string(name(would.why))));
        else if (many.act == Bulk::drop) {
            auto& told = row.add("DROPPED");
            if (const auto& served = then[next++]) told.add("THEN").set("SENTENCE", served_sentence(review.finding, *served, words));
        } else {
            Finding becomes = review.finding;
            becomes.row = *would.cells;
            row.add("BECOMES").set("TEXT", cells_of(becomes));
        }
    }
    return book_.render(ctx, request, "classification/review_many", std::move(data));
}

Response ReviewPages::choice_page(const Context& ctx, Request& request, const std::vector<core::Fault>& faults) {
    const auto& words = words_.in(ctx.language);
    Data data;
    data.set("PAGE_TITLE", words.say("classification.bulk.title"));
    if (request.form.has("ids")) {
        auto& again = data.add("AGAIN");
        for (const auto& [field, value] : request.form.all())
            if (field == "ids") again.add("ID").set("VALUE", value);
        show_choice(again, request.form, words);
    } else data.show("NO_ROWS");
    core::page::show_faults(data, faults, words);
    return book_.render(ctx, request, "classification/review_many", std::move(data), core::http::fault_status);
}

Response ReviewPages::weigh(const Context& ctx, Request& request) try {
    const auto given = input::many_from(Given(request.form));
    return weighed_page(ctx, request, given.many, import_.weigh(ctx, given.many));
} catch (const core::Error& error) {
    if (error.faults().empty()) throw;
    return choice_page(ctx, request, error.faults());
}

Response ReviewPages::decide(const Context& ctx, Request& request) try {
    const auto given = input::many_from(Given(request.form));
    import_.decide(ctx, given.many, given.expected);
    return core::http::see_other("/classification/review", "classification.flash.many");
} catch (const core::Error& error) {
    if (error.faults().empty()) throw;
    return choice_page(ctx, request, error.faults());
}

}  // namespace classification::web
