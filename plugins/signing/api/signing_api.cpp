// SPDX-License-Identifier: Apache-2.0
#include "signing/api/signing_api.h"

#include "core/http/given.h"

namespace signing::api {
namespace {

using core::Context;
using core::Json;
using core::http::Request;
using core::http::Response;

Json json_of(const Step& step) {
    Json json = {{"id", step.id.text()},
                 {"order", step.order},
                 {"kind", name(step.kind)},
                 {"state", name(step.state)},
                 {"position", step.position.text()},
                 {"position_name", step.position_name},
                 {"person_name", step.person_name},
                 {"capacity", core::name(step.capacity)},
                 {"note", step.note}};
    if (step.at) json["at"] = core::iso(*step.at);
    return json;
}

Json json_of(const Round& round) {
    Json steps = Json::array();
    for (const Step& step : round.steps) steps.push_back(json_of(step));
    Json json = {{"id", round.id.text()},
                 {"subject", round.subject},
                 {"state", name(round.state)},
                 {"content", round.content.hex()},
                 {"steps", steps}};
    if (round.sealed) json["sealed"] = round.sealed->hex();
    return json;
}

std::string note_of(const Request& request) {
    auto given = core::http::Given::body(request);
    auto note = given.prose("note", longest_note);
    given.done();
    return note;
}

// Taken out and wiped where it stood; what else came along is named.
core::Secret passphrase_of(Request& request) {
    Json sent = request.json();
    core::wipe(request.body);
    std::vector<core::Fault> faults;
    std::string taken;
    for (auto& [name, value] : sent.items()) {
        auto* text = value.get_ptr<std::string*>();
        if (name != "passphrase")
            faults.push_back({name, "core.fault.unknown", {}});
        else if (text == nullptr)
            faults.push_back({name, "core.fault.text", {}});
        else
            taken = std::move(*text);
        if (text != nullptr) core::wipe(*text);
    }
    core::Secret passphrase(std::move(taken));
    if (faults.empty() && passphrase.empty())
        faults.push_back({"passphrase", "signing.fault.passphrase_empty", {}});
    if (!faults.empty()) throw core::Error("core.error.invalid", std::move(faults));
    return passphrase;
}

}  // namespace

Response SigningApi::waiting(const Context& ctx) {
    Json items = Json::array();
    for (const auto& [waiting, card] : desk_.waiting(ctx))
        items.push_back({{"subject", waiting.subject},
                         {"kind", name(waiting.kind)},
                         {"since", core::iso(waiting.since)},
                         {"number_held", waiting.held},
                         {"title", card.title},
                         {"link", card.link}});
    return core::http::json({{"items", items}});
}

Response SigningApi::show(const Context& ctx, const Request& request) {
    return core::http::json(json_of(desk_.show(ctx, request.param("subject"))));
}

Response SigningApi::pass(const Context& ctx, const Request& request) {
    desk_.pass(ctx, request.param("subject"), note_of(request));
    return show(ctx, request);
}

Response SigningApi::give_back(const Context& ctx, const Request& request) {
    desk_.give_back(ctx, request.param("subject"), note_of(request));
    return show(ctx, request);
}

Response SigningApi::sign(const Context& ctx, Request& request) {
    const core::Secret passphrase = passphrase_of(request);
    desk_.sign(ctx, request.param("subject"), passphrase);
    return show(ctx, request);
}

}  // namespace signing::api
