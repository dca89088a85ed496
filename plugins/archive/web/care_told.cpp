// SPDX-License-Identifier: Apache-2.0
#include "archive/web/care_told.h"

#include <algorithm>

#include "archive/arrivals.h"
#include "archive/service/wording.h"

namespace archive::web {

using core::Context;
using core::page::Data;
using core::words::Catalog;

namespace {

void show_exceptions(Data& data, const Whole& whole, const Context& ctx, const Catalog& words) {
    for (const auto& each : whole.exceptions) {
        auto text = wording::told(each.kind, words);
        const auto to = each.kind == Exception::Kind::moved ? whole.moved.find(each.item) : whole.moved.end();
        if (to != whole.moved.end())
            text = words.say("archive.exception.moved_to") + " " + to->second.dossier.numbered() + " item " + std::to_string(to->second.number);
        if (each.kind == Exception::Kind::years) text = wording::word(each.kind, each.active_years, each.inactive_years, words);
        data.add("EXCEPTION")
            .set("WHAT", each.of_dossier() ? text
                                           : words.say("archive.exception.of_item",
                                                       {{"item", std::to_string(each.item)}, {"what", text}}))
            .set("REASON", each.reason.empty() ? words.say("archive.exception.came_in") : each.reason)
            .set("BY", each.recorded_by)
            .set("AT", words.moment(each.recorded, ctx.zone));
    }
    data.show_if(!whole.exceptions.empty(), "EXCEPTIONS");
}

void show_corrections(Data& data, const Whole& whole, const Context& ctx, const Catalog& words) {
    for (const auto& each : whole.corrections)
        data.add("CORRECTION")
            .set("WHAT", words.say("archive.exception.of_item", {{"item", std::to_string(each.number)},
                                                                 {"what", wording::correction(each, words)}}))
            .set("REASON", each.reason)
            .set("BY", each.recorded_by)
            .set("AT", words.moment(each.recorded, ctx.zone));
    for (const auto& each : whole.renamings)
        data.add("CORRECTION")
            .set("WHAT", words.say("archive.exception.of_item", {{"item", std::to_string(each.number)},
                                                                 {"what", wording::renaming(each, words)}}))
            .set("REASON", each.reason)
            .set("BY", each.recorded_by)
            .set("AT", words.moment(each.recorded, ctx.zone));
    data.show_if(!whole.corrections.empty() || !whole.renamings.empty(), "CORRECTIONS");
    for (const auto& each : whole.retitlings)
        data.add("RETITLING")
            .set("WHAT", wording::retitling(each, words))
            .set("REASON", each.reason)
            .set("BY", each.recorded_by)
            .set("AT", words.moment(each.recorded, ctx.zone));
    data.show_if(!whole.retitlings.empty(), "RETITLINGS");
}

// Of each item that waits to be moved or told less of, and of a code that waits, with the way to what the reader may do about it.
void show_moves(Data& data, const Whole& whole, const Context& ctx, const Catalog& words) {
    for (const auto& each : whole.moves) {
        auto& row = data.add("MOVE_WAITS");
        const auto& move = each.move;
        row.set("TEXT", words.say("archive." + std::string(move.kind == Move::Kind::moved ? "move" : name(move.kind)) + ".waits",
                                  {{"item", std::to_string(move.item)},
                                   {"target", move.kind == Move::Kind::recoded ? each.target.code + " " + each.target.code_name
                                                                               : each.target.numbered() + " " + each.target.title},
                                   {"word", wording::word(move.word, move.active_years, move.inactive_years, words)},
                                   {"who", move.by_name},
                                   {"at", words.moment(move.asked, ctx.zone)}}))
            .set("MOVE_URL", "/archive/moves#m-" + each.move.id.text());
        if (!ctx.actor.may("archive.manage")) continue;
        row.show_if(each.may_approve, "MOVE_DECIDE").show_if(each.own, "MOVE_WITHDRAW");
    }
}

void show_lowering(Data& data, const Whole& whole, const Context& ctx, const Catalog& words) {
    if (!whole.lowering) return;
    const auto& waits = *whole.lowering;
    auto& row = data.add("LOWER_WAITS");
    row.set("TO", wording::access(waits.lowering.wanted, words))
        .set("BY", waits.lowering.by_name)
        .set("AT", words.moment(waits.lowering.asked, ctx.zone))
        .set("REASON", waits.lowering.reason)
        .set("LOWER_URL", "/archive/lowerings#l-" + waits.lowering.id.text());
    row.show_if(waits.may_approve, "LOWER_DECIDE").show_if(waits.own, "LOWER_WITHDRAW");
}

void show_reopening(Data& data, const Whole& whole, const Context& ctx, const Catalog& words) {
    if (!whole.reopening) return;
    const auto& waits = *whole.reopening;
    auto& row = data.add("REOPEN_WAITS");
    row.set("BY", waits.reopening.by_name)
        .set("AT", words.moment(waits.reopening.asked, ctx.zone))
        .set("REASON", waits.reopening.reason)
        .set("REOPEN_URL", "/archive/reopenings#b-" + waits.reopening.id.text());
    row.show_if(waits.may_approve, "REOPEN_DECIDE").show_if(waits.own, "REOPEN_WITHDRAW");
}

}  // namespace

void show_told(Data& data, const Whole& whole, const Context& ctx, const Catalog& words) {
    show_exceptions(data, whole, ctx, words);
    show_corrections(data, whole, ctx, words);
}

void show_asked(Data& data, const Whole& whole, const Context& ctx, const Catalog& words) {
    show_moves(data, whole, ctx, words);
    show_lowering(data, whole, ctx, words);
    show_reopening(data, whole, ctx, words);
}

bool nameable(const Item& item) { return !item.moved() && item.subject.starts_with(paper_prefix); }

// Of the one named, else the first; what it is called now is filled in.
void show_rename(Data& form, const Whole& whole, const core::http::Fields& given, const Catalog& words) {
    const auto number = given.get("item");
    const Item* chosen = nullptr;
    for (const auto& item : whole.items)
        if (nameable(item) && (chosen == nullptr || std::to_string(item.number) == number)) chosen = &item;
    if (chosen == nullptr) return;
    const auto several = std::count_if(whole.items.begin(), whole.items.end(), nameable) > 1;
    const auto label = [](const Item& item) { return std::to_string(item.number) + ". " + item.title; };
    if (several) {
        auto& choice = form.add("SEVERAL");
        for (const auto& item : whole.items)
            if (nameable(item))
                choice.add("ITEM").set("N", item.number).set("LABEL", label(item)).show_if(&item == chosen, "CHOSEN");
    }
    const auto stands = [&](const char* field, const std::string& now) { return given.has(field) ? given.get(field) : now; };
    const auto edtf = chosen->edtf();
    const auto between = edtf.find('/');
    form.add("OF_ITEM")
        .set("ITEM_NUMBER", std::int64_t{chosen->number})
        .set("ITEM_TITLE", label(*chosen))
        .show_if(!several, "ALONE")
        .set("TITLE_TYPED", stands("title", chosen->title))
        .set("NUMBER_TYPED", stands("number", chosen->letter_number))
        .set("DATE_TYPED", stands("date", edtf == undated ? words.say("archive.undated") : edtf.substr(between == std::string::npos ? 0 : between + 1)))
        .set("FIRST_TYPED", stands("first", between == std::string::npos ? "" : edtf.substr(0, between)))
        .set("REASON_TYPED", given.get("reason"));
}

void show_recode(Data& form, const Whole& whole, const core::http::Fields& given, const std::vector<classification::Code>& codes) {
    const auto chosen = given.get("code"), sought = given.get("code_words");
    form.set("CODE_NOW", whole.dossier.code).set("NAME_NOW", whole.dossier.code_name).set("QUERY_WORDS", sought);
    for (const auto& code : codes)
        form.add("CODE_ROW")
            .set("CODE", code.code)
            .set("NAME", code.name)
            .show_if(chosen.empty() ? codes.size() == 1 : code.code == chosen, "CHOSEN");
    form.show_if(!codes.empty(), "HAS_CODES").show_if(!sought.empty() && codes.empty(), "NO_CODE_FOUND");
    form.show_if(given.get("ask") == "1", "ASKED");
}

}  // namespace archive::web
