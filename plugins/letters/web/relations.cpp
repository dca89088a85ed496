// SPDX-License-Identifier: Apache-2.0
#include "letters/web/relations.h"

#include "letters/filters.h"
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
}

}  // namespace

std::string newer_text(const Newer& newer, const core::words::Catalog& words) {
    const std::string word = "letters.newer." + std::string(name(newer.how));
    if (newer.number.empty()) return words.say(word);
    return words.say(word + "_by", {{"number", newer.number}, {"date", words.date(newer.date)}});
}

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
