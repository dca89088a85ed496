// SPDX-License-Identifier: Apache-2.0
#include "signing/web/mark_trial_page.h"

#include <cmath>

#include "core/http/given.h"

namespace signing::web {

using core::Context;
using core::http::Request;
using core::http::Response;
using core::page::Data;

namespace {

using core::http::fault_status;

// Drawn from the upper left corner, in whole points.
void show_box(Data& data, const pades::Box& box, double page_height) {
    const auto whole = [](double value) { return std::to_string(std::lround(value)); };
    data.set("X", whole(box.left))
        .set("Y", whole(page_height - box.bottom - box.height))
        .set("WIDTH", whole(box.width))
        .set("HEIGHT", whole(box.height));
}

// What came of it, and the way on.
std::string sentence(const MarkTrials::Outcome& outcome) {
    if (outcome.right) return "signing.mark_trial.right";
    if (!outcome.found) return "signing.mark_trial.unseen";
    if (!outcome.origin) return "signing.mark_trial.elsewhere";
    return outcome.origin == MarkOrigin::top ? "signing.mark_trial.from_top" : "signing.mark_trial.from_bottom";
}

}  // namespace

Response MarkTrialPages::shown(const Context& ctx, const Request& request, const Provider& provider,
                               const MarkTrials::Outcome* outcome, const std::vector<core::Fault>& faults) {
    const auto& words = words_.in(ctx.language);
    Data data;
    data.set("PAGE_TITLE", words.say("signing.mark_trial.title"))
        .set("NAME", provider.name)
        .set("URL", "/admin/signing/providers/" + provider.id.text())
        .show_if(provider.one_time, "ONE_TIME")
        .show_if(!provider.one_time, "PASSPHRASE");
    if (outcome != nullptr) {
        Data& came = data.add("CAME");
        came.set("SENTENCE", words.say(sentence(*outcome)))
            .set("PAGE_WIDTH", std::to_string(std::lround(outcome->width)))
            .set("PAGE_HEIGHT", std::to_string(std::lround(outcome->height)))
            .show_if(outcome->right, "RIGHT")
            .show_if(!outcome->right, "WRONG");
        show_box(came.add("ASKED"), outcome->asked, outcome->height);
        if (outcome->found) show_box(came.add("FOUND"), *outcome->found, outcome->height);
    }
    core::page::show_faults(data, faults, words);
    return pages_.render(ctx, request, "signing/mark_trial", std::move(data), faults.empty() ? 200 : fault_status);
}

Response MarkTrialPages::form(const Context& ctx, Request& request) {
    return shown(ctx, request, trials_.find(ctx, ProviderId::parse(request.param("id"))), nullptr, {});
}

Response MarkTrialPages::run(const Context& ctx, Request& request) {
    const core::Secret passphrase(request.form.take_secret("passphrase"));
    core::Secret one_time(request.form.take_secret("otp"));
    core::http::Given given(request.form);
    const auto nik = given.line("nik", longest_provider_key);
    given.done();
    const Provider provider = trials_.find(ctx, ProviderId::parse(request.param("id")));
    try {
        const auto outcome = trials_.run(ctx, provider.id, nik, {passphrase, std::move(one_time)});
        return shown(ctx, request, provider, &outcome, {});
    } catch (const core::Error& error) {
        if (error.faults().empty()) throw;
        return shown(ctx, request, provider, nullptr, error.faults());
    }
}

}  // namespace signing::web
