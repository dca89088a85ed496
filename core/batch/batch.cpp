// SPDX-License-Identifier: Apache-2.0
#include "core/batch/batch.h"

namespace core::batch {
namespace {

Json args_json(const Args& args) {
    Json json = Json::array();
    for (const auto& [name, value] : args) json.push_back({name, value});
    return json;
}

Args args_of(const Json& json) {
    Args args;
    for (const auto& each : json) args.emplace_back(each.at(0).get<std::string>(), each.at(1).get<std::string>());
    return args;
}

}  // namespace

std::string_view name(State state) {
    switch (state) {
        case State::waiting: return "waiting";
        case State::running: return "running";
        case State::done: return "done";
        case State::refused: return "refused";
        case State::failed: return "failed";
    }
    return "waiting";
}

State state_named(std::string_view text) {
    for (const State each : all_states)
        if (name(each) == text) return each;
    throw Error(Code::internal, "core.error.internal");
}

Refusal refusal_of(const Error& error) {
    return {std::string(core::name(error.code())), error.key(), error.args(), error.faults()};
}

Json to_json(const Refusal& refusal) {
    Json faults = Json::array();
    for (const auto& each : refusal.faults)
        faults.push_back({{"field", each.field}, {"key", each.key}, {"args", args_json(each.args)}});
    return {{"code", refusal.code}, {"key", refusal.key}, {"args", args_json(refusal.args)}, {"faults", faults}};
}

Refusal refusal_kept(const Json& json) {
    Refusal refusal{json::text(json, "code"), json::text(json, "key"), args_of(json.at("args")), {}};
    for (const auto& each : json.at("faults"))
        refusal.faults.push_back({json::text(each, "field"), json::text(each, "key"), args_of(each.at("args"))});
    return refusal;
}

void Acts::add(std::string owner, Act act) {
    const auto name = act.name;
    if (!acts_.emplace(name, Owned{owner, std::move(act)}).second)
        faults_.push_back(owner + ": the batch act " + name + " is brought twice");
}

const Act* Acts::find(std::string_view name) const {
    const auto found = acts_.find(name);
    return found == acts_.end() ? nullptr : &found->second.act;
}

}  // namespace core::batch
