// SPDX-License-Identifier: Apache-2.0
// The panel on the subject's own page: the act when it is the actor's turn, and the circuit.
#include <algorithm>
#include <array>

#include "core/auth/accounts.h"
#include "core/base/text.h"
#include "core/http/given.h"
#include "signing/web/signing_page.h"

namespace signing::web {

using core::Context;
using core::http::Request;
using core::page::Data;

namespace {

std::string seat_of(const Step& step) {
    const auto capacity = core::printed(step.capacity);
    return capacity.empty() ? step.position_name : std::string(capacity) + " " + step.position_name;
}

// Neither asked nor done: nothing more will become of it.
bool over(StepState state) {
    return state == StepState::void_ || state == StepState::lapsed || state == StepState::removed;
}

// "Setelah ini: tanda tangan Kepala Dinas (Yusuf Saputra)"
std::string after_pass(const Round& round, const Step& own, const core::words::Catalog& words) {
    for (const Step& step : round.steps)
        if (step.state == StepState::active && step.id != own.id)
            return words.say("signing.act.after_pass_others", {{"position", seat_of(step)}});
    for (const Step& step : round.steps)
        if (step.state == StepState::waiting)
            return words.say("signing.act.after_pass_to." + std::string(name(step.kind)),
                             {{"position", seat_of(step)}, {"person", step.person_name}});
    return words.say("signing.act.after_pass");
}

// On paper the last step waits for a sheet, and passes with it.
std::string state_of(const Round& round, const Step& step) {
    if (round.ink && !paraf(step.kind) && step.state == StepState::active) return "printed";
    if (round.ink && !paraf(step.kind) && step.state == StepState::passed) return "inked";
    return std::string(name(step.state));
}

const Step* own_step(const Round& round, const core::Actor& actor) {
    if (!goes_on(round.state)) return nullptr;
    for (const Step& step : round.steps)
        if (step.state == StepState::active &&
            (paraf(step.kind) ? actor.acts_for(step.position, "initial") : actor.holds(step.position)))
            return &step;
    return nullptr;
}

bool signs(const Step& step, StepState state) { return step.kind == StepKind::signature && step.state == state; }

// What follows when the actor has signed: the next signer, or the letter goes out.
std::string after_sign(const Round& round, const core::words::Catalog& words) {
    const bool first = std::none_of(round.steps.begin(), round.steps.end(),
                                    [](const Step& step) { return signs(step, StepState::passed); });
    for (const Step& step : round.steps)
        if (signs(step, StepState::waiting))
            return words.say(first ? "signing.act.after_sign_first" : "signing.act.after_sign_next",
                             {{"position", seat_of(step)}, {"person", step.person_name}});
    if (first && round.state == RoundState::approved) return words.say("signing.act.after_sign_held");
    return words.say(first ? "signing.act.after_sign" : "signing.act.after_sign_last");
}

// "Tanda tangan ke-2 dari 3." and who has signed already.
void show_turn(Data& data, const Round& round, const core::words::Catalog& words) {
    std::vector<std::string> given;
    std::int64_t all = 0;
    for (const Step& step : round.steps) {
        if (signs(step, StepState::passed)) given.push_back(seat_of(step) + " (" + step.person_name + ")");
        all += signs(step, StepState::passed) || signs(step, StepState::active) || signs(step, StepState::waiting);
    }
    if (all < 2 || given.size() == static_cast<std::size_t>(all)) return;
    const auto nth = words.number(static_cast<std::int64_t>(given.size()) + 1);
    auto& box = data.add("ONE_OF").set("TEXT", words.say("signing.panel.nth", {{"n", nth}, {"all", words.number(all)}}));
    if (!given.empty())
        box.add("GIVEN").set("WHO", words.say("signing.panel.given", {{"who", core::text::join(given, ", ")}}));
}

// Before anybody signed it goes back to the drafter; afterwards it is refused for good.
void show_return(Data& data, const Round& round, const core::words::Catalog& words) {
    const bool refuse = round.state != RoundState::running;
    const auto either = [&](const char* refusing, const char* returning) {
        return words.say(refuse ? refusing : returning);
    };
    data.show("MAY_RETURN")
        .set("RETURN_TITLE", either("signing.act.refuse", "signing.act.return"))
        .set("RETURN_SHORT", either("signing.act.refuse_short", "signing.act.return_short"))
        .set("RETURN_NOTE", either("signing.act.refuse_note", "signing.act.note_required"))
        .set("RETURN_AFTER", either("signing.act.after_refuse", "signing.act.after_return"));
}

// How long the signed file stays provable.
void show_level(Data& data, const Standing& stands, const core::words::Catalog& words, const Context& ctx) {
    const std::string level(name(stands.level));
    auto& box = data.add("LEVEL").set("TEXT", words.say("signing.panel.level." + level, {{"level", level}}));
    if (stands.level < stands.wanted)
        box.add("BEHIND").set("TEXT", words.say("signing.panel.level_behind", {{"level", std::string(name(stands.wanted))}}));
    if (stands.renew_by)
        box.add("UNTIL").set("TEXT", words.say("signing.panel.level_until",
                                               {{"date", words.date(core::date_of(*stands.renew_by, ctx.zone))}}));
}

// The seal of the office: set, or why not yet.
void show_office(Data& data, const store::OfficeSeal& seal, const core::words::Catalog& words, const Context& ctx) {
    const core::Args unit{{"unit", seal.unit_name}};
    auto& box = data.add("OFFICE");
    if (seal.set_at) {
        box.set("TEXT", words.say("signing.panel.office_set", {{"unit", seal.unit_name},
                                                              {"at", words.moment(*seal.set_at, ctx.zone)}}));
        return;
    }
    box.set("TEXT", words.say("signing.panel.office_wanted", unit));
    if (!seal.fault.empty()) box.add("FAULT").set("TEXT", words.say("signing.panel.office_fault"));
}

// Nothing but his keeper stands in the way, and it does not answer.
bool may_queue(const Preflight& found, const Desk::Asked& asked, const Desk::View& view) {
    const bool waits = view.failure && !view.failure->answered;
    return asked.why && fails_keeper(*asked.why) && !waits &&
           std::none_of(found.findings.begin(), found.findings.end(), [](const Finding& each) {
               return each.state == Finding::State::stop && each.about != Finding::About::provider;
           });
}

// What was refused a moment ago, told at its field: by the address one was led back to, which may hold anything.
void show_typed(Data* passphrase, Data* otp, const Request& request, const core::words::Catalog& words) {
    static constexpr std::array<std::string_view, 4> known{"passphrase", "pin_or_one_time", "otp_wrong",
                                                           "passphrase_empty"};
    const auto typed = std::ranges::find(known, request.query.get("typed"));
    Data* place = typed != known.end() && *typed == "otp_wrong" && otp != nullptr ? otp : passphrase;
    if (place == nullptr) place = otp;
    if (typed == known.end() || place == nullptr) return;
    core::http::Given given(request.query);
    const auto left = given.number("left", 1, core::auth::max_failures).value_or(core::auth::max_failures - 1);
    place->add("FAULT").set("TEXT", words.say("signing.fault." + std::string(*typed),
                                              {{"left", words.number(left)},
                                               {"minutes", words.number(core::auth::lock_time.count())}}));
}

}  // namespace

void show_said(Data& data, const std::string& text, const core::words::Catalog& words) {
    const std::string name = words.say("signing.certificate.mine");
    const auto at = text.find(name);
    data.set("TEXT", text.substr(0, at)).set("REST", at == text.npos ? "" : text.substr(at + name.size()));
    if (at != text.npos) data.add("TO_CERTIFICATE").set("NAME", name);
}

void show_steps(Data& panel, const Round& round, const core::words::Catalog& words, const Context& ctx) {
    int group = 0;
    for (const Step& step : round.steps) {
        Data& row = panel.add("STEP");
        const bool together = step.group == group && !over(step.state);
        if (!over(step.state)) group = step.group;
        row.set("ID", step.id.text())
            .set("POSITION", seat_of(step))
            .set("PERSON", step.person_name)
            .set("KIND", words.say("signing.kind." + std::string(name(step.kind))))
            .set("STATE", words.say("signing.state." + state_of(round, step)))
            .set("WHY", words.say("signing.origin." + std::string(name(step.origin))));
        row.show_if(step.state == StepState::passed, "PASSED")
            .show_if(step.state == StepState::active, "ACTIVE")
            .show_if(step.state == StepState::waiting, "AHEAD")
            .show_if(step.state == StepState::returned || step.state == StepState::lapsed, "RETURNED")
            .show_if(step.state == StepState::void_ || step.state == StepState::removed, "VOID")
            .show_if(step.state == StepState::lapsed, "LAPSED")
            .show_if(step.required && is_open(step.state), "REQUIRED")
            .show_if(together, "TOGETHER");
        if (step.at) row.add("DATED").set("AT", words.moment(*step.at, ctx.zone));
        if (step.opened && step.state == StepState::active)
            row.add("OPENED").set("AT", words.moment(*step.opened, ctx.zone));
        if (!step.note.empty()) row.add("NOTED").set("NOTE", step.note);
        if (!step.change_reason.empty()) {
            const char* key = step.state == StepState::removed ? "signing.removed_by" : "signing.added_by";
            row.add("CHANGED")
                .set("TEXT", words.say(key, {{"person", step.changed_by}}))
                .set("REASON", step.change_reason);
        }
    }
}

void show_failure(Data& data, const SigningFailure& failure, bool queued, const core::words::Catalog& words,
                  const Context& ctx) {
    const std::string who = failure.provider_name.empty() ? words.say("signing.held.this_server") : failure.provider_name;
    Data& box = data.add("FAILURE");
    box.set("WHO", who)
        .set("WHY", words.say(failure.fault, failure.args))
        .set("SINCE", words.say(queued ? "signing.queue.since" : "signing.held.since",
                                {{"since", words.moment(failure.since, ctx.zone)},
                                 {"at", words.moment(failure.at, ctx.zone)},
                                 {"tries", words.number(failure.tries)}}));
    if (failure.answered)
        box.add("ANSWERED")
            .set("TEXT", words.say(queued ? "signing.queue.answered" : "signing.held.answered",
                                   {{"at", words.moment(*failure.answered, ctx.zone)}}));
    else
        box.add("WAITS").set("TEXT", words.say(queued ? "signing.queue.waits" : "signing.held.waits"));
}

void SigningPages::show_sign(Data& act, const Context& ctx, std::string_view subject, const Desk::View& view,
                             const Request& request) {
    const auto& words = words_.in(ctx.language);
    const Preflight found = desk_.preflight(ctx, subject);
    for (const Finding& each : found.findings) {
        if (each.state == Finding::State::stop) show_said(act.add("STOP"), words.say(each.key, each.args), words);
        if (each.state == Finding::State::warning) show_said(act.add("WARNING"), words.say(each.key, each.args), words);
    }
    const Desk::Asked asked = desk_.asked_of(ctx);
    if (!found.clear() || asked.why) {
        act.show("STOPPED");
        act.show_if(may_queue(found, asked, view), "QUEUE")
            .show_if(view.failure && view.queued && !view.failure->answered, "UNQUEUE");
        return;
    }
    if (asked.ready.page) {
        act.add("LEAVE")
            .set("AFTER", after_sign(view.round, words))
            .set("NAME", asked.provider_name)
            .set("SEEN", text_of({std::string(subject), view.round.content}));
        return;
    }
    Data& key = act.add("KEY").set("AFTER", after_sign(view.round, words));
    Data* passphrase = asked.ready.passphrase ? &key.add("PASSPHRASE") : nullptr;
    Data* otp = asked.ready.one_time ? &key.add("OTP") : nullptr;
    show_typed(passphrase, otp, request, words);
    if (!asked.provider_name.empty()) {
        Data& keeper = key.add("KEEPER").set("NAME", asked.provider_name);
        if (!asked.key.empty()) keeper.add("OWN").set("NUMBER", asked.key);
    }
}

// To those who take part: how many others wait for them.
void SigningPages::show_others(Data& data, const Context& ctx, const Round& round, std::string_view subject) {
    const auto takes_part = [&](const Step& step) { return ctx.actor.acts_for(step.position); };
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
    Desk::View view;
    try {
        view = desk_.show(ctx, subject);
    } catch (const core::Error& error) {
        if (error.code() == core::Code::not_found) return {};
        throw;
    }
    const Round& round = view.round;
    data.set("SUBJECT", std::string(subject)).set("CONTENT", round.content.hex()).set("BACK", request.path);
    show_steps(data.add("ROUND"), round, words, ctx);
    for (const Round& earlier : view.earlier) show_steps(data.add("EARLIER"), earlier, words, ctx);
    data.show_if(!view.earlier.empty(), "SOME_EARLIER");
    if (const Step* step = own_step(round, ctx.actor)) {
        if (paraf(step->kind)) {
            data.add("MAY_INITIAL").set("AFTER", after_pass(round, *step, words));
        } else if (desk_.card(ctx, subject).ink) {
            data.show(round.state == RoundState::running ? "MAY_PRINT" : "PRINTED");
        } else {
            Data& act = data.add("MAY_SIGN");
            show_sign(act, ctx, subject, view, request);
            show_turn(act, round, words);
            data.show_if(step->content.has_value() && round.state == RoundState::signing, "TO_REPEAT");
        }
        if (round.state != RoundState::approved || !round.ink) show_return(data, round, words);
    }
    data.show_if(view.may_prove, "EVIDENCE");
    if (view.stands) show_level(data, *view.stands, words, ctx);
    if (view.office) show_office(data, *view.office, words, ctx);
    data.show_if(view.may_recall, "MAY_RECALL").show_if(view.may_change, "MAY_CHANGE");
    if (ctx.actor.may("signing.act")) show_others(data, ctx, round, subject);
    data.show_if(round.state == RoundState::approved && !round.ink && !view.failure, "NUMBER_HELD");
    if (view.failure) show_failure(data, *view.failure, view.queued, words, ctx);
    const bool held = round.state == RoundState::approved && !round.ink;
    if (held || round.state == RoundState::signing)
        data.add("WAYS").set("TEXT", words.say(held ? "signing.panel.ways_held" : "signing.panel.ways_signing"));
    return pages_.fragment(ctx, request, "signing/panel", data);
}

}  // namespace signing::web
