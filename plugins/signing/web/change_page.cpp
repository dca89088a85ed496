// SPDX-License-Identifier: Apache-2.0
// The circuit changed while it runs, and one's own paraf taken back.
#include "core/http/given.h"
#include "signing/web/signing_page.h"

namespace signing::web {

using core::Context;
using core::Error;
using core::http::Given;
using core::http::Request;
using core::http::Response;
using core::page::Data;

namespace {

using core::http::fault_status;
constexpr std::array<StepKind, 2> parafs{StepKind::coordination, StepKind::initial};

std::string address(const Request& request) { return "/signing/" + request.param("subject") + "/change"; }

// "beside:<step>" or "before:<step>"; nothing is before the signature.
Where where_of(Given& given) {
    const auto text = given.line("where", 100);
    if (text.empty()) return {};
    const auto colon = text.find(':');
    try {
        const auto id = StepId::parse(colon == std::string::npos ? "" : std::string_view(text).substr(colon + 1));
        if (text.starts_with("beside:")) return {id, std::nullopt};
        if (text.starts_with("before:")) return {std::nullopt, id};
    } catch (const Error&) {
        // Told below, like any other text that is no place.
    }
    given.fault("where", "signing.fault.step");
    return {};
}

}  // namespace

Response SigningPages::change(const Context& ctx, const Request& request) {
    return change_form(ctx, request, {});
}

Response SigningPages::change_form(const Context& ctx, const Request& request,
                                   const std::vector<core::Fault>& faults) {
    const auto subject = request.param("subject");
    const auto& words = words_.in(ctx.language);
    const auto view = desk_.show(ctx, subject);
    if (!view.may_change) throw Error(core::Code::forbidden, "signing.error.may_not_change");
    const Card card = desk_.card(ctx, subject);
    Data data;
    data.set("PAGE_TITLE", words.say("signing.change_circuit"))
        .set("TITLE", card.title)
        .set("LINK", card.link)
        .set("ACTION", address(request))
        .set("POSITION_TYPED", request.form.get("position"))
        .set("REASON_TYPED", request.form.get("reason"));
    show_steps(data, view.round, words, ctx);
    for (const StepKind kind : parafs)
        data.add("CHOICE_KIND")
            .set("VALUE", name(kind))
            .set("LABEL", words.say("signing.kind." + std::string(name(kind))))
            .show_if(request.form.get("kind") == name(kind), "CHOSEN");
    bool signs = false;
    for (const Step& step : view.round.steps) {
        if (!is_open(step.state) || signs) continue;   // nobody gives paraf between two signatures
        signs = !paraf(step.kind);
        const core::Args args{{"position", step.position_name}};
        const auto place = [&](const char* how) {
            data.add("PLACE")
                .set("VALUE", std::string(how) + ":" + step.id.text())
                .set("LABEL", words.say(std::string("signing.place.") + how, args));
        };
        place("before");
        if (paraf(step.kind)) place("beside");
        if (paraf(step.kind) && !step.required)
            data.add("REMOVABLE")
                .set("ID", step.id.text())
                .set("LABEL", words.say("signing.kind." + std::string(name(step.kind))) + ": " + step.position_name);
    }
    for (const auto& each : desk_.choices(ctx))
        data.add("POSITION").set("CODE", each.code).set("NAME", each.name).set("UNIT", each.unit);
    core::page::show_faults(data, faults, words);
    return pages_.render(ctx, request, "signing/change", std::move(data), faults.empty() ? 200 : fault_status);
}

Response SigningPages::add(const Context& ctx, const Request& request) {
    const auto subject = request.param("subject");
    Given given(request.form);
    Desk::Addition addition;
    if (const auto kind = given.one_of("kind", parafs, [](StepKind each) { return name(each); }))
        addition.kind = *kind;
    const auto line = given.line("position");
    if (const auto position = desk_.called(ctx, line)) addition.position = *position;
    else given.fault("position", "signing.fault.position");
    addition.where = where_of(given);
    addition.reason = given.prose("reason", longest_note);
    try {
        given.done();
        desk_.add(ctx, subject, addition);
    } catch (const Error& error) {
        if (error.faults().empty()) throw;
        return change_form(ctx, request, error.faults());
    }
    return core::http::see_other(address(request), "signing.flash.added");
}

Response SigningPages::remove(const Context& ctx, const Request& request) {
    const auto subject = request.param("subject");
    Given given(request.form);
    const auto step = given.id<StepId>("step");
    if (!step) given.fault("step", "signing.fault.step");
    const auto reason = given.prose("reason", longest_note);
    try {
        given.done();
        desk_.remove(ctx, subject, *step, reason);
    } catch (const Error& error) {
        if (error.faults().empty()) throw;
        return change_form(ctx, request, error.faults());
    }
    return core::http::see_other(address(request), "signing.flash.removed");
}

Response SigningPages::recall(const Context& ctx, const Request& request) {
    Given given(request.form);
    const auto subject = given.line("subject", 100);
    if (subject.empty()) given.fault("subject", "signing.fault.nothing_chosen");
    given.done();
    desk_.recall(ctx, subject);
    return core::http::see_other(core::http::local_path(request.form.get("back"), "/signing"),
                                 "signing.flash.recalled");
}

Response SigningPages::recall_one(const Context& ctx, const Request& request) {
    const auto subject = request.param("subject");
    desk_.recall(ctx, subject);
    return core::http::see_other(desk_.card(ctx, subject).link, "signing.flash.recalled");
}

}  // namespace signing::web
