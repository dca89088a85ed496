// SPDX-License-Identifier: Apache-2.0
#include "intake/web/views.h"

#include "core/base/text.h"
#include "intake/domain/payload.h"
#include "signing/summary.h"

namespace intake::web {

using core::page::Data;
using core::words::Catalog;

std::string address(ArrivalId id) { return "/intake/" + id.text(); }

std::string opened_at(const Line& line) {
    if (line.state == State::ready) return "/incoming/new?paper=" + line.id.text();
    return address(line.id);
}

void show_state(Data& data, State state, const std::string& waits, const Catalog& words) {
    const auto look = [&](std::string_view icon, std::string_view tone) {
        data.set("STATE", words.say(waits.empty() ? "intake.state." + std::string(name(state)) : waits))
            .set("ICON", icon)
            .set("TONE", tone);
    };
    switch (state) {
        case State::received: return look("hourglass", waits.empty() ? "info" : "wait");
        case State::checked: return look("scan", "info");
        case State::ready: return look("inbox", "wait");
        case State::registered: return look("circle-check", "good");
        case State::discarded: return look("trash", "none");
        case State::quarantined: return look("shield-x", "bad");
        case State::split: return look("arrows-split-2", "none");
    }
}

std::string came_from(Source source, const std::string& origin, const Catalog& words) {
    return words.say("intake.from." + std::string(name(source)), {{"origin", origin}});
}

void show_line(Data& row, const Line& line, const core::Context& ctx, const Catalog& words) {
    row.set("ID", line.id.text())
        .set("URL", opened_at(line))
        .set("TITLE", line.title.empty() ? line.file_name : line.title)
        .set("FILE", line.file_name)
        .set("FROM", came_from(line.source, line.origin, words))
        .set("PAGES", words.say("intake.pages", {{"count", std::to_string(line.pages)}}))
        .set("DATE", words.moment(line.came_at, ctx.zone))
        .set("ISO", core::iso(line.came_at));
    show_state(row, line.state, line.waits, words);
    std::vector<std::string> read;
    for (const auto& each : {line.sender, line.number, line.date ? words.date(*line.date) : std::string()})
        if (!each.empty()) read.push_back(each);
    // What was read of a registered one stands in the book, corrected.
    if (line.subject != line.title && !line.subject.empty()) read.push_back(line.subject);
    if (!read.empty() && line.agenda.empty()) row.add("READ").set("WHAT", core::text::join(read, " · "));
    if (line.attachments > 0)
        row.add("WITH").set("MORE", words.say("intake.with", {{"count", std::to_string(line.attachments)}}));
    if (!line.agenda.empty()) row.add("NUMBERED").set("AGENDA", line.agenda);
}

void show_mailrooms(Data& data, const std::vector<Mailroom>& others) {
    for (const auto& each : others) data.add("OTHERS").set("VALUE", each.id.text()).set("LABEL", each.name);
}

void show_verdict(Data& data, const Arrival& arrival, const Catalog& words) {
    if (!arrival.verdict.is_object()) return;
    const bool good = proves(arrival.verdict);
    const auto indication = core::json::text(arrival.verdict, "indication");
    auto& shown = data.add("VERDICT");
    shown.set("VERDICT_TONE", good ? "is-success" : indication == "TOTAL-FAILED" ? "is-error" : "is-warning")
        .set("VERDICT_ICON", good ? "shield-check" : indication == "TOTAL-FAILED" ? "shield-x" : "alert-triangle")
        .set("VERDICT_TEXT", signing::sentence_of(arrival.verdict, words));
    if (const auto all = arrival.verdict.find("signatures"); all != arrival.verdict.end() && all->is_array())
        for (const auto& one : *all) {
            const auto signer = core::json::text(one, "signer"), organization = core::json::text(one, "organization");
            if (!signer.empty())
                shown.add("SIGNERS").set("SIGNER", organization.empty() ? signer : signer + ", " + organization);
        }
}

void show_same(Data& data, const std::vector<Line>& same, const core::Context& ctx, const Catalog& words) {
    if (same.empty()) return;
    auto& all = data.add("SAME");
    for (const auto& line : same) show_line(all.add("SAME_LINE"), line, ctx, words);
}

}  // namespace intake::web
