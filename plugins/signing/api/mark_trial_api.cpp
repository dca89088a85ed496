// SPDX-License-Identifier: Apache-2.0
#include "signing/api/mark_trial_api.h"

#include "core/http/given.h"

namespace signing::api {
namespace {

using core::Json;

// Taken out of what was sent before anything else reads it.
core::Secret taken(Json& sent, const char* name, std::vector<core::Fault>& faults) {
    const auto found = sent.find(name);
    if (found == sent.end()) return {};
    if (!found->is_string()) {
        faults.push_back({name, "core.fault.text", {}});
        sent.erase(name);
        return {};
    }
    core::Secret secret(std::move(found->get_ref<std::string&>()));
    sent.erase(name);
    return secret;
}

Json json_of(const pades::Box& box) {
    return {{"left", box.left}, {"bottom", box.bottom}, {"width", box.width}, {"height", box.height}};
}

}  // namespace

core::http::Response MarkTrialApi::run(const core::Context& ctx, core::http::Request& request) {
    Json sent = request.json();
    core::wipe(request.body);
    std::vector<core::Fault> faults;
    const core::Secret passphrase = taken(sent, "passphrase", faults);
    core::Secret one_time = taken(sent, "otp", faults);
    request.body = core::json::write(sent);
    auto given = core::http::Given::body(request);
    const auto nik = given.line("nik", longest_provider_key);
    for (auto& fault : faults) given.fault(fault.field, fault.key, fault.args);
    given.done();
    const auto outcome =
        trials_.run(ctx, ProviderId::parse(request.param("id")), nik, {passphrase, std::move(one_time)});
    Json json = {{"right", outcome.right}, {"asked", json_of(outcome.asked)}};
    if (outcome.found) json["found"] = json_of(*outcome.found);
    if (outcome.origin) json["origin"] = name(*outcome.origin);
    return core::http::json(json);
}

}  // namespace signing::api
