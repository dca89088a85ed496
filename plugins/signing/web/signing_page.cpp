// SPDX-License-Identifier: Apache-2.0
#include "signing/web/signing_page.h"

#include <algorithm>

#include "core/http/given.h"
#include "core/page/problem.h"
#include "signing/service/keys.h"

namespace signing::web {
namespace {

using core::Context;
using core::Error;
using core::http::Request;
using core::http::Response;
using core::page::Data;

std::string state_word(StepState state) {
    return "signing.state." + std::string(name(state));
}

void show_card(Data& row, const Desk::Item& item, const core::words::Catalog& words,
               const Context& ctx) {
    const auto& [waiting, card] = item;
    row.set("SUBJECT", waiting.subject)
        .set("TITLE", card.title)
        .set("KIND", card.kind)
        .set("FROM", card.from)
        .set("TO", card.to)
        .set("NUMBER", card.number)
        .set("LINK", card.link)
        .set("SINCE", words.moment(waiting.since, ctx.zone))
        .show_if(waiting.kind == StepKind::signature, "TO_SIGN")
        .show_if(waiting.kind == StepKind::initial, "TO_INITIAL")
        .show_if(waiting.held, "HELD");
    if (card.pages > 0) row.add("RENDERED").set("PAGES", card.pages);
}

std::string seat_of(const Step& step) {
    const auto capacity = core::printed(step.capacity);
    return capacity.empty() ? step.position_name : std::string(capacity) + " " + step.position_name;
}

void show_steps(Data& panel, const Round& round, const core::words::Catalog& words, const Context& ctx) {
    for (const Step& step : round.steps) {
        Data& row = panel.add("STEP");
        row.set("POSITION", seat_of(step))
            .set("PERSON", step.person_name)
            .set("KIND", words.say("signing.kind." + std::string(name(step.kind))))
            .set("STATE", words.say(state_word(step.state)));
        row.show_if(step.state == StepState::passed, "PASSED")
            .show_if(step.state == StepState::active, "ACTIVE")
            .show_if(step.state == StepState::waiting, "AHEAD")
            .show_if(step.state == StepState::returned, "RETURNED")
            .show_if(step.state == StepState::void_, "VOID");
        if (step.at) row.add("DATED").set("AT", words.moment(*step.at, ctx.zone));
        if (!step.note.empty()) row.add("NOTED").set("NOTE", step.note);
    }
}

constexpr std::size_t most_subjects = 100;

std::vector<std::string> chosen(const Request& request) {
    core::http::Given given(request.form);
    auto subjects = given.lines("subject", most_subjects);
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

const Step* step_in(const Round& round, StepState state) {
    for (const Step& step : round.steps)
        if (step.state == state) return &step;
    return nullptr;
}

// "Setelah ini: tanda tangan Kepala Dinas (Yusuf Saputra)"
std::string after_pass(const Round& round, const core::words::Catalog& words) {
    const Step* next = step_in(round, StepState::waiting);
    if (next == nullptr) return words.say("signing.act.after_pass");
    return words.say("signing.act.after_pass_to." + std::string(name(next->kind)),
                     {{"position", seat_of(*next)}, {"person", next->person_name}});
}

std::string back_of(const Request& request) {
    return core::http::local_path(request.form.get("back"), "/signing");
}

// One letter, decided on where it lies open.
bool on_its_page(const Request& request) {
    return request.form.has("back") && request.form.every("subject").size() == 1;
}

constexpr std::size_t most_on_desk = 5;

}  // namespace

Response SigningPages::list(const Context& ctx, const Request& request) {
    const auto& words = words_.in(ctx.language);
    Data data;
    data.set("PAGE_TITLE", words.say("signing.list.title"));
    std::int64_t to_sign = 0, to_initial = 0;
    for (const auto& item : desk_.waiting(ctx)) {
        const bool sign = item.waiting.kind == StepKind::signature;
        ++(sign ? to_sign : to_initial);
        show_card(data.add(sign ? "SIGN" : "INITIAL"), item, words, ctx);
    }
    if (to_sign > 0) data.add("SIGN_LIST").set("COUNT", words.number(to_sign));
    if (to_initial > 0) data.add("INITIAL_LIST").set("COUNT", words.number(to_initial));
    data.show_if(to_sign + to_initial == 0, "EMPTY")
        .show_if(to_sign > 0 && !keys_.enrolled(ctx.actor.person), "NO_KEY");
    return pages_.render(ctx, request, "signing/list", std::move(data));
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

Response SigningPages::sign(const Context& ctx, Request& request) {
    const core::Secret passphrase(request.form.take_secret("passphrase"));
    const auto subjects = chosen(request);
    if (passphrase.empty())
        throw Error("core.error.invalid", {{"passphrase", "signing.fault.passphrase_empty", {}}});
    const auto act = [&](const std::string& subject) { desk_.sign(ctx, subject, passphrase); };
    if (!on_its_page(request)) return each(ctx, request, subjects, "signed", act);
    try {
        act(subjects[0]);
        return core::http::see_other(back_of(request), "signing.flash.signed");
    } catch (const Error& error) {
        if (error.key() == "signing.error.passphrase")
            return core::http::see_other(back_of(request), "signing.result.stopped", "error");
        return each(ctx, request, subjects, "signed", [&](const std::string&) { throw error; });
    }
}

Response SigningPages::pass(const Context& ctx, Request& request) {
    const auto subjects = chosen(request);
    const auto note = note_of(request);
    const auto act = [&](const std::string& subject) { desk_.pass(ctx, subject, note); };
    if (!on_its_page(request)) return each(ctx, request, subjects, "passed", act);
    act(subjects[0]);
    return onward(ctx, request, "signing.flash.passed");
}

Response SigningPages::give_back(const Context& ctx, const Request& request) {
    core::http::Given given(request.form);
    const auto subject = given.line("subject", 100);
    if (subject.empty()) given.fault("subject", "signing.fault.nothing_chosen");
    const auto note = given.prose("note", longest_note);
    given.done();
    desk_.give_back(ctx, subject, note);
    return onward(ctx, request, "signing.flash.returned");
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
        for (const auto& [waiting, card] : cards)
            if (waiting.subject == subject) row.set("TITLE", card.title).set("LINK", card.link);
        if (stopped) {
            row.add("FAILED").set("WHY", words.say("signing.result.not_tried"));
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
            row.add("FAILED").set("WHY", why(error, words));
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

// To those who take part: how many others wait for them.
void SigningPages::show_others(Data& data, const Context& ctx, const Round& round,
                               std::string_view subject) {
    const auto takes_part = [&](const Step& step) { return ctx.actor.holds(step.position); };
    if (std::none_of(round.steps.begin(), round.steps.end(), takes_part)) return;
    auto all = desk_.waiting(ctx);
    std::erase_if(all, [&](const Desk::Item& item) { return item.waiting.subject == subject; });
    if (all.empty()) return;
    data.add("OTHERS")
        .set("COUNT", words_.in(ctx.language).number(static_cast<std::int64_t>(all.size())))
        .set("URL", all.front().card.link);
}

std::string SigningPages::panel(const Context& ctx, const Request& request, std::string_view subject) {
    const auto& words = words_.in(ctx.language);
    Data data;
    Round round;
    try {
        round = desk_.show(ctx, subject);
    } catch (const Error& error) {
        if (error.code() == core::Code::not_found) return {};
        throw;
    }
    data.set("SUBJECT", std::string(subject)).set("BACK", request.path);
    Data& panel = data.add("ROUND");
    show_steps(panel, round, words, ctx);
    const Step* step = step_in(round, StepState::active);
    const bool open = round.state == RoundState::running || round.state == RoundState::approved;
    if (open && step != nullptr && ctx.actor.holds(step->position)) {
        if (step->kind == StepKind::initial) data.add("MAY_INITIAL").set("AFTER", after_pass(round, words));
        if (step->kind == StepKind::signature) {
            Data& act = data.add("MAY_SIGN");
            act.show_if(!keys_.enrolled(ctx.actor.person), "NO_KEY");
            act.show_if(keys_.enrolled(ctx.actor.person), "KEY");
        }
        data.show_if(round.state == RoundState::running, "MAY_RETURN");
    }
    if (ctx.actor.may("signing.act")) show_others(data, ctx, round, subject);
    data.show_if(round.state == RoundState::approved, "NUMBER_HELD");
    return pages_.fragment(ctx, request, "signing/panel", data);
}

}  // namespace signing::web
