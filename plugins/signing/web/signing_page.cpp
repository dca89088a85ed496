// SPDX-License-Identifier: Apache-2.0
#include "signing/web/signing_page.h"

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
        .set("PAGES", card.pages)
        .set("SINCE", words.moment(waiting.since, ctx.zone))
        .show_if(waiting.kind == StepKind::signature, "TO_SIGN")
        .show_if(waiting.kind == StepKind::initial, "TO_INITIAL")
        .show_if(waiting.held, "HELD");
}

void show_steps(Data& panel, const Round& round, const core::words::Catalog& words, const Context& ctx) {
    for (const Step& step : round.steps) {
        Data& row = panel.add("STEP");
        const auto capacity = core::printed(step.capacity);
        row.set("POSITION", capacity.empty() ? step.position_name
                                             : std::string(capacity) + " " + step.position_name)
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

constexpr std::string_view passed = "passed";
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

const Step* active_step(const Round& round) {
    for (const Step& step : round.steps)
        if (step.state == StepState::active) return &step;
    return nullptr;
}

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

Response SigningPages::each(const Context& ctx, const Request& request,
                            const std::function<void(const std::string&)>& act,
                            std::string_view word) {
    const std::string prefix = "signing.result." + std::string(word) + "_";
    const auto& words = words_.in(ctx.language);
    const auto subjects = chosen(request);
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
    if (failed == 0 && (done == 1 || word == passed))
        return core::http::see_other(core::http::local_path(request.form.get("back"), "/signing"),
                                     "signing.flash." + std::string(word));
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

Response SigningPages::sign(const Context& ctx, Request& request) {
    const core::Secret passphrase(request.form.take_secret("passphrase"));
    if (passphrase.empty())
        throw Error("core.error.invalid", {{"passphrase", "signing.fault.passphrase_empty", {}}});
    return each(ctx, request, [&](const std::string& subject) { desk_.sign(ctx, subject, passphrase); },
                "signed");
}

Response SigningPages::pass(const Context& ctx, const Request& request) {
    const auto note = note_of(request);
    return each(ctx, request, [&](const std::string& subject) { desk_.pass(ctx, subject, note); },
                passed);
}

Response SigningPages::give_back(const Context& ctx, const Request& request) {
    core::http::Given given(request.form);
    const auto subject = given.line("subject", 100);
    if (subject.empty()) given.fault("subject", "signing.fault.nothing_chosen");
    const auto note = given.prose("note", longest_note);
    given.done();
    desk_.give_back(ctx, subject, note);
    return core::http::see_other(core::http::local_path(request.form.get("back"), "/signing"),
                                 "signing.flash.returned");
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
    const Step* step = active_step(round);
    const bool open = round.state == RoundState::running || round.state == RoundState::approved;
    if (open && step != nullptr) {
        const bool mine = ctx.actor.holds(step->position);
        if (!mine) data.add("HELD_BY").set("POSITION", step->position_name).set("PERSON", step->person_name);
        if (mine && step->kind == StepKind::initial) data.show("MAY_INITIAL");
        if (mine && step->kind == StepKind::signature) {
            Data& act = data.add("MAY_SIGN");
            act.show_if(!keys_.enrolled(ctx.actor.person), "NO_KEY");
            act.show_if(keys_.enrolled(ctx.actor.person), "KEY");
        }
        data.show_if(mine && round.state == RoundState::running, "MAY_RETURN");
    }
    data.show_if(round.state == RoundState::approved, "NUMBER_HELD");
    return pages_.fragment(ctx, request, "signing/panel", data);
}

}  // namespace signing::web
