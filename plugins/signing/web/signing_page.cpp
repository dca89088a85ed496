// SPDX-License-Identifier: Apache-2.0
#include "signing/web/signing_page.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/http/given.h"
#include "core/page/problem.h"
#include "core/http/offer.h"
#include "signing/seen_given.h"
#include "signing/service/keys.h"
#include "signing/undone_given.h"

namespace signing::web {
namespace {

using core::Context;
using core::Error;
using core::http::Request;
using core::http::Response;
using core::page::Data;

void show_card(Data& row, const Desk::Item& item, const core::words::Catalog& words,
               const Context& ctx) {
    const auto& [waiting, card, failure] = item;
    if (failure) show_failure(row, *failure, waiting.queued, words, ctx);
    row.set("SUBJECT", waiting.subject)
        .set("TITLE", card.title)
        .set("KIND", card.kind)
        .set("FROM", card.from)
        .set("TO", card.to)
        .set("NUMBER", card.number)
        .set("LINK", card.link)
        .set("SEEN", text_of({waiting.subject, waiting.content}))
        .set("SINCE", words.moment(waiting.since, ctx.zone))
        .show_if(waiting.kind == StepKind::signature, "TO_SIGN")
        .show_if(waiting.kind == StepKind::initial, "TO_INITIAL")
        .show_if(waiting.kind == StepKind::coordination, "TO_COORDINATE")
        .show_if(card.must_read.empty() || waiting.opened, "TICK")
        .show_if(!card.must_read.empty() && !waiting.opened, "READ_FIRST")
        .show_if(waiting.held, "HELD")
        .show_if(waiting.queued && failure && !failure->answered, "QUEUED")
        .show_if(failure && failure->answered, "AGAIN")
        .show_if(waiting.printed, "PRINTED")
        .show_if(!waiting.printed, "TO_PRINT");
    if (waiting.kind == StepKind::signature && waiting.signatures > 1)
        row.add("ONE_OF").set("N", waiting.given + 1).set("ALL", waiting.signatures);
    if (card.pages > 0) row.add("RENDERED").set("PAGES", card.pages);
}

constexpr std::size_t most_listed = 200;   // as many as the list shows

std::vector<std::string> chosen(const Request& request) {
    core::http::Given given(request.form);
    auto subjects = given.lines("subject", most_listed);
    if (subjects.empty()) given.fault("subject", "signing.fault.nothing_chosen");
    given.done();
    return subjects;
}

std::string note_of(const Request& request) {
    core::http::Given given(request.form);
    auto note = given.prose("note", longest_note);
    given.done();
    return note;
}

// The field's own sentence where there is one.
std::string why(const Error& error, const core::words::Catalog& words) {
    if (error.faults().empty()) return words.say(error.key(), error.args());
    return words.say(error.faults().front().key, error.faults().front().args);
}

std::string back_of(const Request& request) {
    return core::http::local_path(request.form.get("back"), "/signing");
}

// One letter, decided on where it lies open.
bool on_its_page(const Request& request) {
    return request.form.has("back") && request.form.every("subject").size() == 1;
}

// What was typed wrong is told where it is typed: on the letter's own page, which the field stands on.
Response typed_again(const Request& request, const Error& error) {
    const core::Fault plain{"passphrase", error.key(), {}};
    const core::Fault& fault = error.faults().empty() ? plain : error.faults().front();
    std::string back = back_of(request);
    back += (back.find('?') == back.npos ? "?typed=" : "&typed=") + fault.key.substr(fault.key.rfind('.') + 1);
    for (const auto& [name, value] : fault.args)
        if (name == "left") back += "&left=" + value;
    return core::http::see_other(back + "#f-" + fault.field);
}

constexpr std::size_t most_on_desk = 5;

// A part of the list, as a tile of the desk counts it; "all" is everything.
constexpr std::array<std::string_view, 7> shown_parts{"all",    "signature", "paraf",  "held",
                                                      "queued", "answered",  "keepers"};

bool in_part(std::string_view part, const Desk::Item& item) {
    const bool sign = item.waiting.kind == StepKind::signature;
    if (part == "signature") return sign;
    if (part == "paraf") return !sign;
    if (part == "held") return item.waiting.held;
    if (part == "queued") return item.waiting.queued && item.failure && !item.failure->answered;
    if (part == "answered") return item.failure && item.failure->answered;
    return part != "keepers";
}

std::string_view part_of(const Request& request) {
    core::http::Given given(request.query);
    const auto part = given.one_of("show", shown_parts, [](std::string_view each) { return each; });
    given.done();
    return part.value_or("all");
}

}  // namespace

Response SigningPages::list(const Context& ctx, const Request& request) {
    const auto& words = words_.in(ctx.language);
    Data data;
    data.set("PAGE_TITLE", words.say("signing.list.title"));
    std::int64_t to_sign = 0, to_initial = 0, on_paper = 0;
    bool several = false;
    const auto part = part_of(request);
    for (const auto& item : desk_.waiting(ctx)) {
        if (!in_part(part, item)) continue;
        const bool sign = item.waiting.kind == StepKind::signature, ink = sign && item.card.ink;
        ++(ink ? on_paper : sign ? to_sign : to_initial);
        several = several || (sign && item.waiting.signatures > 1);
        show_card(data.add(ink ? "INK" : sign ? "SIGN" : "INITIAL"), item, words, ctx);
    }
    if (part != "all") data.add("PART").set("WHAT", words.say("signing.part." + std::string(part)));
    std::vector<Desk::Item> stuck;
    if (part == "all" || part == "keepers") stuck = desk_.waiting_for_keepers(ctx);
    if (!stuck.empty()) data.add("KEEPERS").set("COUNT", words.number(static_cast<std::int64_t>(stuck.size())));
    for (const auto& item : stuck) show_card(data.add("KEEPER"), item, words, ctx);
    if (on_paper > 0) data.add("INK_LIST").set("COUNT", words.number(on_paper));
    if (to_sign > 0)
        data.add("SIGN_LIST")
            .set("COUNT", words.number(to_sign))
            .set("AFTER", words.say(several ? "signing.act.after_sign_some" : "signing.act.after_sign"));
    if (to_initial > 0) data.add("INITIAL_LIST").set("COUNT", words.number(to_initial));
    data.show_if(to_sign + to_initial + on_paper == 0 && part != "keepers", "EMPTY")
        .show_if(ctx.actor.may("signing.circuits"), "MAY_CIRCUITS")
        .show_if(ctx.actor.may("signing.sign") && !ctx.actor.person.nil(), "MAY_SIGN")
        .show_if(ctx.actor.may("signing.certificates"), "MAY_ISSUE")
        .show_if(to_sign > 0 && without_key(ctx), "NO_KEY");
    return pages_.render(ctx, request, "signing/list", std::move(data));
}

// Signs with a file of this server, and has none.
bool SigningPages::without_key(const Context& ctx) {
    return desk_.signs_by_file(ctx) && !keys_.enrolled(ctx.actor.person);
}

std::string SigningPages::on_desk(const Context& ctx, const Request& request) {
    if (!ctx.actor.may("signing.act")) return {};
    const auto& words = words_.in(ctx.language);
    const auto all = desk_.waiting(ctx);
    if (all.empty()) return {};
    Data data;
    for (std::size_t i = 0; i < all.size() && i < most_on_desk; ++i)
        show_card(data.add("ROW"), all[i], words, ctx);
    data.set("COUNT", words.number(static_cast<std::int64_t>(all.size())));
    return pages_.fragment(ctx, request, "signing/desk", data);
}

Response SigningPages::send_one_time(const Context& ctx, const Request& request) {
    core::http::Given given(request.form);
    const auto letters = given.number("count", 1, core::batch::most_items).value_or(1);
    given.done();
    (void)desk_.send_one_time(ctx, static_cast<std::size_t>(letters));
    return core::http::see_other(back_of(request), "signing.flash.otp_sent");
}

Response SigningPages::sign(const Context& ctx, Request& request) {
    const core::Secret passphrase(request.form.take_secret("passphrase"));
    core::Secret otp(request.form.take_secret("otp"));
    const auto subjects = chosen(request);
    if (passphrase.empty() && otp.empty()) {
        const Error nothing("core.error.invalid", {{"passphrase", "signing.fault.passphrase_empty", {}}});
        if (on_its_page(request)) return typed_again(request, nothing);
        throw nothing;
    }
    if (subjects.size() > 1) throw Error("core.error.invalid", {{"subject", "signing.fault.one_here", {}}});
    core::http::Given given(request.form);
    const auto seen = seen_given(given);
    given.done();
    const auto act = [&](const std::string& subject) { desk_.sign(ctx, subject, passphrase, std::move(otp), seen); };
    if (!on_its_page(request)) return each(ctx, request, subjects, "signed", act);
    try {
        act(subjects[0]);
        const bool whole = desk_.show(ctx, subjects[0]).round.state == RoundState::sealed;
        return core::http::see_other(back_of(request), whole ? "signing.flash.signed" : "signing.flash.signed_next");
    } catch (const Error& error) {
        if (error.key() == "signing.error.passphrase" || error.key() == "signing.error.otp_wrong")
            return typed_again(request, error);
        const Error told = failures_.told(ctx, subjects[0], error, words_.in(ctx.language));
        return each(ctx, request, subjects, "signed", [&](const std::string&) { throw told; });
    }
}

Response SigningPages::queue(const Context& ctx, const Request& request) {
    core::http::Given given(request.form);
    const auto subject = given.line("subject", 100);
    if (subject.empty()) given.fault("subject", "signing.fault.nothing_chosen");
    given.done();
    queueing_.wish(ctx, subject);
    return core::http::see_other(back_of(request), "signing.flash.queued");
}

Response SigningPages::unqueue(const Context& ctx, const Request& request) {
    core::http::Given given(request.form);
    const auto subject = given.line("subject", 100);
    if (subject.empty()) given.fault("subject", "signing.fault.nothing_chosen");
    given.done();
    queueing_.withdraw(ctx, subject);
    return core::http::see_other(back_of(request), "signing.flash.unqueued");
}

Response SigningPages::hand_to_ink(const Context& ctx, const Request& request) {
    core::http::Given given(request.form);
    const auto subject = given.line("subject", 100);
    if (subject.empty()) given.fault("subject", "signing.fault.nothing_chosen");
    given.done();
    desk_.hand_to_ink(ctx, subject);
    return core::http::see_other(back_of(request), "signing.flash.printed");
}

Response SigningPages::pass(const Context& ctx, Request& request) {
    const auto subjects = chosen(request);
    const auto note = note_of(request);
    if (on_its_page(request)) {
        core::http::Given given(request.form);
        const auto seen = seen_given(given);
        given.done();
        desk_.pass(ctx, subjects[0], note, seen);
        auto response = onward(ctx, request, "signing.flash.passed");
        if (!desk_.show(ctx, subjects[0]).may_recall) return response;
        return core::http::offer_undo(std::move(response), "/signing/" + core::text::url(subjects[0]) + "/recall",
                                   "passed");
    }
    std::vector<Many::Chosen> all;
    for (const auto& subject : subjects) {
        auto seen = chosen_from(subject);
        if (!seen) throw Error("core.error.invalid", {{"subject", "signing.fault.seen", {}}});
        all.push_back(*std::move(seen));
    }
    return core::http::see_other("/batches/" + many_.ask(ctx, all, note).text());
}

Response SigningPages::give_back(const Context& ctx, const Request& request) {
    core::http::Given given(request.form);
    const auto subject = given.line("subject", 100);
    if (subject.empty()) given.fault("subject", "signing.fault.nothing_chosen");
    const auto note = given.prose("note", longest_note);
    given.done();
    if (desk_.refuse(ctx, subject, note)) return onward(ctx, request, "signing.flash.refused");
    return offer_to_unreturn(onward(ctx, request, "signing.flash.returned"), subject);
}

Response SigningPages::undo(const Context& ctx, const Request& request) {
    const auto subject = request.param("subject");
    undone_given(core::http::Given(request.form));
    desk_.undo_return(ctx, subject);
    return core::http::see_other(desk_.card(ctx, subject).link, "signing.flash.undone");
}

// To the next letter that waits for the actor, else to where he came from.
Response SigningPages::onward(const Context& ctx, const Request& request, std::string_view flash) {
    const auto all = desk_.waiting(ctx);
    if (all.empty()) return core::http::see_other(back_of(request), flash);
    return core::http::see_other(all.front().card.link, std::string(flash) + "_next");
}

Response SigningPages::each(const Context& ctx, const Request& request,
                            const std::vector<std::string>& subjects, std::string_view word,
                            const Act& act) {
    const std::string prefix = "signing.result." + std::string(word) + "_";
    const auto& words = words_.in(ctx.language);
    const auto cards = desk_.waiting(ctx);
    Data data;
    std::int64_t done = 0, failed = 0;
    int status = 200;
    bool stopped = false;
    for (const std::string& subject : subjects) {
        Data& row = data.add("RESULT");
        row.set("TITLE", subject).set("LINK", "/signing");
        for (const auto& [waiting, card, failure] : cards)
            if (waiting.subject == subject) row.set("TITLE", card.title).set("LINK", card.link);
        if (stopped) {
            show_said(row.add("FAILED"), words.say("signing.result.not_tried"), words);
            ++failed;
            continue;
        }
        try {
            act(subject);
            row.add("DONE").set("TEXT", words.say(prefix + "ok"));
            ++done;
        } catch (const Error& error) {
            // A passphrase that was wrong once is wrong for all; trying on would lock the account.
            stopped = error.key() == "signing.error.passphrase" || error.code() == core::Code::too_many;
            show_said(row.add("FAILED"), why(error, words), words);
            if (status == 200) status = core::page::status(error.code());
            ++failed;
        }
    }
    data.set("PAGE_TITLE", words.say(prefix + "title"));
    const auto tell = [&](const char* section, const char* key, std::int64_t count) {
        if (count > 0)
            data.add(section).set("TEXT", words.say(prefix + key, {{"count", words.number(count)}}));
    };
    tell("SOME_DONE", "done", done);
    tell("SOME_FAILED", "failed", failed);
    if (stopped) data.add("STOPPED").set("TEXT", words.say("signing.result.stopped"));
    return pages_.render(ctx, request, "signing/result", std::move(data), done == 0 ? status : 200);
}

}  // namespace signing::web
