// SPDX-License-Identifier: Apache-2.0
#include "letters/web/relations.h"

#include "core/base/text.h"
#include "letters/filters.h"
#include "letters/newer.h"
#include "letters/web/views.h"

namespace letters::web {

using core::Context;
using core::http::Request;
using core::http::Response;
using core::page::Data;

namespace {

std::string_view icon(Relation how) {
    switch (how) {
        case Relation::replies: return "arrow-back-up";
        case Relation::forwards: return "mail-forward";
        case Relation::refers: return "link";
        case Relation::corrects: return "pencil-check";
        case Relation::amends: return "pencil";
        case Relation::revokes: return "ban";
        case Relation::cancels: return "circle-x";
    }
    return "link";
}

void show_tie(Data& data, const std::string& word, const Neighbour& beside, bool may_drop,
              const core::words::Catalog& words) {
    auto& row = data.add("TIE");
    row.set("WHAT", words.say(word + std::string(name(beside.how))))
        .set("NAME", words.say("letters.relation.cited", {{"kind", beside.kind},
                                                         {"number", beside.number},
                                                         {"date", words.date(beside.date)}}))
        .set("TITLE", beside.title)
        .set("TO", beside.subject);
    if (beside.link.empty()) row.show("CLOSED");
    else row.add("OPEN").set("URL", beside.link);
    if (may_drop) row.show("MAY_DROP");
    if (!beside.title.empty()) row.show("TITLED");
}

constexpr std::string_view drop = "drop:";

std::string with_relations(LetterId id, const std::string& sought) {
    return address(id) + "/edit" + (sought.empty() ? "" : "?related=" + core::text::url(sought)) + "#f-relations";
}

// The relation and the letter chosen in the composer.
void add_chosen(Room& room, const Context& ctx, LetterId id, const Request& request) {
    core::http::Given given(request.form);
    const auto how = given.one_of("relation", all_relations, [](Relation each) { return name(each); });
    const auto to = given.line("relate_to", 100);
    if (!how || to.empty()) throw core::Error("letters.error.incomplete", {{"relations", "letters.fault.relate", {}}});
    try {
        room.services.relate.add(ctx, id, *how, to);
    } catch (const core::Error& error) {
        if (error.code() == core::Code::conflict && error.key().starts_with("letters.relation.refused."))
            throw core::Error("letters.error.incomplete", {{"relations", std::string(error.key()), {}}});
        if (error.code() == core::Code::invalid && !error.faults().empty())
            throw core::Error("letters.error.incomplete", {{"relations", error.faults().front().key, {}}});
        throw;
    }
}

}  // namespace

void show_around(Data& data, const Around& around, const core::words::Catalog& words) {
    if (around.newer) {
        auto& newer = data.add("NEWER").set("TEXT", newer_text(*around.newer, words));
        if (around.may_open_newer) newer.add("OPEN").set("URL", address(around.newer->letter));
    }
    for (const auto& each : around.declared) show_tie(data, "letters.relation.does.", each, around.may_drop, words);
    for (const auto& each : around.answered) show_tie(data, "letters.relation.done.", each, false, words);
    data.show_if(!around.declared.empty() || !around.answered.empty(), "TIES");
    for (const auto how : around.offered)
        data.add("OFFER")
            .set("VALUE", name(how))
            .set("LABEL", words.say("letters.relation.act." + std::string(name(how))))
            .set("ICON", icon(how));
    data.show_if(!around.offered.empty(), "OFFERS");
}

void show_declared(Data& data, Room& room, const Context& ctx, LetterId id, const Request& request) {
    const auto& words = room.words.in(ctx.language);
    const auto around = room.services.relate.around(ctx, id);
    for (const auto& each : around.declared) show_tie(data, "letters.relation.does.", each, around.may_drop, words);
    data.show_if(!around.declared.empty() || around.may_drop, "TIES");
    if (!around.may_drop) return;
    const auto sought = request.form.has("related") ? request.form.get("related") : request.query.get("related");
    auto& box = data.add("RELATING").set("SOUGHT_TIE", sought).show_if(!sought.empty(), "RELATING_OPEN");
    if (sought.empty()) return;
    const auto found = room.services.relate.candidates(ctx, id, sought);
    if (found.empty()) {
        box.show("NO_CANDIDATE");
        return;
    }
    auto& choice = box.add("CANDIDATES");
    for (const auto& each : found)
        choice.add("CANDIDATE")
            .set("TO", each.subject)
            .set("NAME", words.say("letters.relation.cited", {{"kind", each.kind},
                                                             {"number", each.number},
                                                             {"date", words.date(each.date)}}))
            .set("ISSUER", each.from)
            .set("TITLE", each.title);
    for (const auto how : all_relations)
        choice.add("HOW")
            .set("VALUE", name(how))
            .set("LABEL", words.say("letters.relation.does." + std::string(name(how))));
}

std::optional<Response> relating(Room& room, const Context& ctx, LetterId id, const Request& request) {
    const auto act = request.form.get("act");
    if (act == "related") return core::http::see_other(with_relations(id, request.form.get("related")));
    if (act == "relate") {
        add_chosen(room, ctx, id, request);
        return core::http::see_other(with_relations(id, ""), "letters.flash.relation_added");
    }
    if (!act.starts_with(drop)) return std::nullopt;
    room.services.relate.drop(ctx, id, act.substr(drop.size()));
    return core::http::see_other(with_relations(id, ""), "letters.flash.unrelated");
}

Response relate(Room& room, const Context& ctx, Request& request) {
    const auto how = relation_from(core::http::Given(request.form));
    const auto letter = room.services.relate.begin(ctx, how, id_of(request));
    return core::http::see_other(address(letter.id) + "/edit", "letters.flash.related");
}

Response unrelate(Room& room, const Context& ctx, Request& request) {
    core::http::Given given(request.form);
    const auto to = given.line("to", 100);
    given.done("letters.error.incomplete");
    const auto letter = room.services.relate.drop(ctx, id_of(request), to);
    return core::http::see_other(address(letter.id), "letters.flash.unrelated");
}

}  // namespace letters::web
