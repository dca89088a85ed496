// SPDX-License-Identifier: Apache-2.0
#include "archive/web/pages.h"

#include <algorithm>

#include "archive/arrivals.h"
#include "archive/input/fields.h"
#include "archive/service/wording.h"
#include "archive/web/care_pages.h"
#include "archive/web/event_pages.h"
#include "core/base/text.h"
#include "core/http/reader.h"
#include "letters/newer.h"

namespace archive::web {

using namespace wording;
namespace {

using core::Context;
using core::Error;
using core::http::Given;
using core::http::Request;
using core::http::Response;
using core::page::Data;
using core::words::Catalog;

constexpr int most_shelved = 50;   // dossiers on a page

std::string url(DossierId id) { return "/archive/dossiers/" + id.text(); }

void show(Data& row, const Whole& whole, const Catalog& words) {
    const auto& dossier = whole.dossier;
    row.set("NUMBER", dossier.numbered())
        .set("CODE", dossier.code)
        .set("CODE_NAME", dossier.code_name)
        .set("TITLE", dossier.title)
        .set("UNIT", dossier.unit_name)
        .set("URL", url(dossier.id))
        .set("PERIOD", period(whole, words))
        .set("AMOUNT", amount(whole, words))
        .set("ACCESS", access(dossier.access, words))
        .set("REASON", reason(whole, words))
        .set("OPENED", words.date(dossier.opened))
        .show_if(!dossier.gone() && dossier.state == State::open, "OPEN")
        .show_if(!dossier.gone() && dossier.state == State::closed, "CLOSED")
        .show_if(!dossier.gone() && dossier.custody == Custody::transit, "ON_THE_WAY");
    if (whole.person) row.add("PERSON").set("NAME", whole.person->name).set("KNOWN_BY", known_by(*whole.person, words));
    if (dossier.gone())
        row.add("GONE").set("HOW", words.say(gone_word(dossier)))
            .set("LEAD", words.say(dossier.annulled() ? "archive.gone.lead_annulled" : dossier.stub() ? "archive.gone.lead" : "archive.gone.lead_copy"));
    if (!dossier.creator.empty())
        row.add("CREATOR").set("WHO", dossier.creator).set("UNIT_THERE", dossier.creator_unit);
    if (dossier.definitive) row.add("DEFINITIVE").set("NUMBER", dossier.definitive_told());
    if (dossier.closed) row.add("CLOSED_ON").set("DATE", words.date(*dossier.closed));
    if (dossier.trigger)
        row.add("TRIGGERED").set("DATE", words.date(*dossier.trigger)).set("NOTE", dossier.trigger_note);
}

std::string item_remark(const Item& item, const Catalog& words) {
    auto text = wording::described(item, words) + ", " + small(access(item.access, words));
    if (item.volume > 1) text += ", " + small(words.say("archive.volume.n", {{"volume", std::to_string(item.volume)}}));
    return item.remark.empty() ? text : text + ", " + item.remark;
}

using Proofs = std::map<int, DossierFile>;   // by item

void show_proof(Data& row, const Proofs& proofs, const Item& item) {
    const auto at = proofs.find(item.number);
    if (at == proofs.end()) return;
    const auto& file = at->second;
    row.show_if(file.held == Held::differing, "DIFFERS");
    if (!file.proved) return;
    row.add("PROVED")
        .set("PROOF_URL", proof_of(file.subject))
        .set("FILE_URL", proved_file_of(file.subject))
        .show_if(!file.newest, "OLDER");
}

void show_items(Data& data, const Whole& whole, const Catalog& words, const Proofs& proofs = {}) {
    for (const auto& item : whole.items) {
        auto& row = data.add("ITEM");
        if (item.newer) row.add("NEWER").set("NEWER_TEXT", letters::newer_text(*item.newer, words));
        row.set("DOSSIER", whole.dossier.numbered())
            .set("N", item.number)
            .set("ITEM_CODE", whole.dossier.code)
            .set("SUBJECT", item.title)
            .set("LETTER_NUMBER", item.letter_number)
            .set("DATE", said(item.edtf(), words))
            .set("ITEM_AMOUNT", amount(item, words))
            .set("ITEM_REMARK", item_remark(item, words));
        if (!item.sender.empty()) row.add("SENT_BY").set("WHO", item.sender);
        if (!item.here()) row.show("PAPER");
        else row.add("LETTER").set("LETTER_URL", item_address(whole.dossier.id, item.number, item.subject));
        if (const auto to = whole.moved.find(item.number); to != whole.moved.end())
            row.add("MOVED_TO")
                .set("MOVED_URL", url(to->second.dossier.id))
                .set("PLACE", to->second.dossier.numbered() + " item " + std::to_string(to->second.number));
        else if (item.exception && item.exception->kind != Exception::Kind::none)
            row.add("TOLD_APART").set("WHAT", wording::told(item.exception->kind, words));
        if (!item.moved()) show_proof(row, proofs, item);
    }
    data.show(whole.items.empty() ? "NO_ITEMS" : "ITEMS");
}

}  // namespace

Response Pages::list(const Context& ctx, Request& request) {
    const auto& words = words_.in(ctx.language);
    Data data;
    const auto wish = input::wish_from(request.query, most_shelved);
    const auto state = request.query.get("state");
    const auto kind = (wish.personal ? std::string("&kind=personal") : std::string()) +
                      (wish.nip.empty() ? std::string() : "&nip=" + core::text::url(wish.nip)) +
                      (wish.registered.empty() ? std::string() : "&register=" + core::text::url(wish.registered));
    const auto place = [&](std::string_view status) {
        return "/archive?code=" + core::text::url(wish.code) + "&state=" + core::text::url(status) + kind;
    };
    const auto limit = wish.limit == most_shelved ? std::string() : "&limit=" + std::to_string(wish.limit);
    data.set("PAGE_TITLE", words.say("archive.title"));
    const auto filter = [&](const char* value, const char* word) {
        data.add("FILTER")
            .set("URL", place(value))
            .set("LABEL", words.say(word))
            .show_if(state == value && !(state.empty() && wish.personal), "CURRENT");
    };
    filter("", "archive.filter.all");
    filter("open", "archive.state.open");
    filter("closed", "archive.state.closed");
    data.add("FILTER")
        .set("URL", wish.personal ? "/archive" : "/archive?kind=personal")
        .set("LABEL", words.say("archive.person.dossiers"))
        .show_if(wish.personal, "CURRENT");
    for (const auto& code : cabinet_.codes(ctx))
        data.add("NODE")
            .set("CODE", code.code)
            .set("NAME", code.name)
            .set("COUNT", words.number(code.dossiers))
            .set("URL", "/archive?code=" + core::text::url(code.code) + kind)
            .show_if(code.code == wish.code, "CURRENT");
    const auto chosen = request.query.get("chosen");
    const auto [all, next] = cabinet_.list(ctx, wish, chosen);
    bool secret = false;
    const auto here = place(state) + limit + (wish.after ? "&after=" + wish.after->text() : "");
    for (const auto& each : all) {
        Data& row = data.add("ROW");
        show(row, each, words);
        const auto id = each.dossier.id.text();
        row.set("CHOOSE", here + "&chosen=" + id + "#chosen").show_if(id == chosen, "PICKED");
        if (id != chosen) continue;
        secret = cabinet_.note_reading(ctx, each.dossier.id, core::http::before_a_reader(request) ? "list" : "");
        Data& one = data.add("CHOSEN");
        show(one, each, words);
        show_items(one, each, words);
    }
    if (next) data.add("OLDER").set("URL", place(state) + limit + "&after=" + next->text());
    const auto waiting = cabinet_.count_pending(ctx);
    if (waiting > 0 && files(ctx.actor)) data.add("PENDING").set("COUNT", words.number(waiting));
    else if (cabinet_.oversees(ctx)) data.show("OVERSEES");
    data.show_if(ctx.actor.may("archive.manage"), "MAY_MANAGE").show_if(files(ctx.actor), "MAY_OPEN");
    const bool filtered = !state.empty() || !kind.empty() || !wish.code.empty() || wish.after;
    data.show(!all.empty() ? "SOME" : filtered ? "NO_MATCH" : "EMPTY")
        .show_if(!all.empty() || filtered, "SHELVES");
    auto response = book_.render(ctx, request, "archive/list", std::move(data));
    if (secret) response.forget();
    return response;
}

namespace {

// What it waits for is told once for all of its fiscal year, on another page.
void show_yearly(Data& data, const Whole& whole) {
    if (!whole.may_manage || !whole.dossier.rule || whole.dossier.gone()) return;
    const auto year = std::to_string(whole.dossier.fiscal_year());
    for (const auto& each : whole.dossier.rule->triggers.all) {
        const auto& awaited = whole.term.awaited;
        if (each.scope != classification::Scope::fiscal_year ||
            std::find(awaited.begin(), awaited.end(), each.key) == awaited.end())
            continue;
        auto& row = data.add("YEARLY").set("EVENT_NAME", each.name).set("YEAR", year);
        if (!whole.may_tell_years) row.show("OTHERS");
        else row.add("MAY_TELL").set("URL", "/archive/events?event=" + core::text::url(each.key) + "&fiscal_year=" + year);
    }
}

}  // namespace

Response Pages::dossier(const Context& ctx, Request& request, const std::vector<core::Fault>& faults) {
    const auto& words = words_.in(ctx.language);
    const auto whole = cabinet_.whole(ctx, DossierId::parse(request.param("id")));
    Data data;
    data.set("PAGE_TITLE", whole.dossier.title);
    show(data, whole, words);
    const bool stub = whole.dossier.stub();
    data.show_if(!whole.dossier.gone(), "HERE");
    // Of a stub the figures stand in the list that was frozen, not here.
    if (whole.secrecy) data.add("SECRECY").set("TEXT", words.say("archive.secrecy.review", {{"date", words.date(whole.secrecy->review)}}));
    if (!stub) {
        data.show("CONTAINS");
        Proofs proofs;
        if (auto* standings = standings_())
            for (auto& each : standings->files(ctx, whole.dossier.id))
                if (each.subject.starts_with("item:")) proofs.emplace(each.item, std::move(each));
        show_items(data, whole, words, proofs);
    }
    data.show_if(whole.term.inactive_until.has_value(), "DATED").show_if(!whole.term.inactive_until, "UNDATED");
    for (const auto& sentence : explanation(whole.term, words)) data.add("WHY").set("SENTENCE", sentence);
    const auto typed = [&](const char* field) {
        return request.form.has(field) ? request.form.get(field) : core::iso(ctx.today());
    };
    data.set("DATE_TYPED", typed("date")).set("TRIGGER_TYPED", typed("trigger"));
    data.set("NOTE_TYPED", request.form.get("note")).set("LETTER_TYPED", request.form.get("letter"));
    data.set("PHRASE", whole.dossier.rule ? whole.dossier.rule->trigger : "");
    for (const auto& each : whole.recordable)
        data.add("EVENT_CHOICE").set("KEY", each.key).set("EVENT_NAME", each.name)
            .show_if(request.form.get("event") == each.key, "CHOSEN");
    show_yearly(data, whole);
    show_events(data, whole.events, whole.theirs, whole.proofs, ctx, words);
    show_care(data, whole, ctx, words);
    data.show_if(whole.may_close, "MAY_CLOSE").show_if(whole.may_trigger, "MAY_TRIGGER");
    core::page::show_faults(data, faults, words);
    return book_.render(ctx, request, "archive/dossier", std::move(data), faults.empty() ? 200 : 422,
                        object_of(whole.dossier.id));
}

Response Pages::close(const Context& ctx, Request& request) {
    const auto id = DossierId::parse(request.param("id"));
    try {
        Given given(request.form);
        const auto on = input::date_from(given, "date");
        given.done();
        cabinet_.close(ctx, id, on);
        return core::http::see_other(url(id), "archive.flash.closed");
    } catch (const Error& error) {
        if (error.faults().empty()) throw;
        return dossier(ctx, request, error.faults());
    }
}

Response Pages::trigger(const Context& ctx, Request& request) {
    const auto id = DossierId::parse(request.param("id"));
    try {
        const auto trigger = input::trigger_from(Given(request.form));
        cabinet_.trigger(ctx, id, trigger.event, trigger.on, trigger.note, trigger.letter);
        return core::http::see_other(url(id), "archive.flash.triggered");
    } catch (const Error& error) {
        if (error.faults().empty()) throw;
        return dossier(ctx, request, error.faults());
    }
}

std::string Pages::panel(const Context& ctx, const Request& request, std::string_view subject) {
    const auto& words = words_.in(ctx.language);
    if (!ctx.actor.may("archive.read")) return {};
    const auto desk = cabinet_.desk(ctx, subject);
    if (!desk) return {};
    Data data;
    if (desk->filed)
        data.add("FILED")
            .set("NUMBER", desk->filed->number)
            .set("ITEM", desk->filed->item)
            .set("TITLE", desk->filed->title)
            .set("CODE", desk->filed->code)
            .set("DESCRIBED", wording::described(desk->described, words))
            .set("URL", url(desk->filed->dossier));
    else if (desk->hidden_place)
        data.show("FILED_ELSEWHERE");
    else if (desk->why_not.empty())
        data.add("MAY_FILE").set("URL", file_url(subject));
    else
        data.add("WHY_NOT").set("WHY", words.say(desk->why_not));
    return book_.fragment(ctx, request, "archive/panel", data);
}

}  // namespace archive::web
