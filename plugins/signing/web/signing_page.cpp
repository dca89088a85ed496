// SPDX-License-Identifier: Apache-2.0
#include "signing/web/signing_page.h"

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

Response SigningPages::sign(const Context& ctx, Request& request) {
    const core::Secret passphrase(request.form.take_secret("passphrase"));
    const auto subjects = request.form.every("subject");
    if (subjects.empty())
        throw Error("core.error.invalid", {{"subject", "signing.fault.nothing_chosen", {}}});
    if (passphrase.empty())
        throw Error("core.error.invalid", {{"passphrase", "signing.fault.passphrase_empty", {}}});
    return sign_many(ctx, request, subjects, passphrase);
}

Response SigningPages::sign_many(const Context& ctx, Request& request,
                                 const std::vector<std::string>& subjects,
                                 const core::Secret& passphrase) {
    const auto& words = words_.in(ctx.language);
    const auto cards = desk_.waiting(ctx);
    Data data;
    std::int64_t done = 0, failed = 0;
    bool wrong_passphrase = false;
    for (const std::string& subject : subjects) {
        Data& row = data.add("RESULT");
        row.set("TITLE", subject).set("LINK", "/signing");
        for (const auto& [waiting, card] : cards)
            if (waiting.subject == subject) row.set("TITLE", card.title).set("LINK", card.link);
        if (wrong_passphrase) {
            row.add("FAILED").set("WHY", words.say("signing.result.not_tried"));
            ++failed;
            continue;
        }
        try {
            desk_.sign(ctx, subject, passphrase);
            row.show("DONE");
            ++done;
        } catch (const Error& error) {
            // A passphrase that was wrong once is wrong for all; trying on would lock the account.
            wrong_passphrase = error.key() == "signing.error.passphrase";
            row.add("FAILED").set("WHY", words.say(error.key(), error.args()));
            ++failed;
        }
    }
    if (subjects.size() == 1 && done == 1 && request.form.has("back"))
        return core::http::see_other(request.form.get("back"), "signing.flash.signed");
    data.set("PAGE_TITLE", words.say("signing.result.title"))
        .set("DONE_COUNT", words.number(done))
        .set("FAILED_COUNT", words.number(failed))
        .show_if(done > 0, "SOME_DONE")
        .show_if(failed > 0, "SOME_FAILED")
        .show_if(wrong_passphrase, "WRONG_PASSPHRASE");
    return pages_.render(ctx, request, "signing/result", std::move(data),
                         failed > 0 && done == 0 ? 422 : 200);
}

Response SigningPages::pass(const Context& ctx, const Request& request) {
    const auto subjects = request.form.every("subject");
    if (subjects.empty())
        throw Error("core.error.invalid", {{"subject", "signing.fault.nothing_chosen", {}}});
    for (const std::string& subject : subjects) desk_.pass(ctx, subject, request.form.get("note"));
    const std::string back = request.form.has("back") ? request.form.get("back") : "/signing";
    return core::http::see_other(back, "signing.flash.passed");
}

Response SigningPages::give_back(const Context& ctx, const Request& request) {
    desk_.give_back(ctx, request.form.get("subject"), request.form.get("note"));
    const std::string back = request.form.has("back") ? request.form.get("back") : "/signing";
    return core::http::see_other(back, "signing.flash.returned");
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
    data.set("SUBJECT", std::string(subject)).set("BACK", request.path).set("CSRF", request.session);
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
