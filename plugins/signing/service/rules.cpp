// SPDX-License-Identifier: Apache-2.0
#include "signing/service/rules.h"

#include "signing/store/round_store.h"

namespace signing {

using core::auth::Why;
using core::db::Tx;

namespace {

constexpr std::string_view paraf_act = "signing.initial", sign_act = "signing.sign";

}  // namespace

std::vector<std::string> Rules::acts(std::string_view kind) const {
    if (!subjects_.serves(kind)) return {};
    return {std::string(paraf_act), std::string(sign_act)};
}

std::optional<Why> Rules::why(Tx& tx, const core::Context& ctx, std::string_view act, std::string_view object) {
    if (subjects_.of(object).may_see(tx, ctx.actor, object) != core::Verdict::allowed) return std::nullopt;
    const bool signs = act == sign_act;
    Why why;
    const auto round = store::latest(tx, object);
    if (!round || !goes_on(round->state)) {
        why.rule = round && round->state == RoundState::sealed ? "signing.why.over" : "signing.why.no_round";
        return why;
    }
    const OwnStep* mine = nullptr;
    for (const auto& step : round->steps) {
        if (paraf(step.kind) == signs || !is_open(step.state)) continue;
        why.who.push_back(step.position_name);
        if (signs ? ctx.actor.holds(step.position) : ctx.actor.acts_for(step.position, "initial")) mine = &step;
    }
    const std::string suffix = signs ? "sign" : "initial";
    if (mine == nullptr) {
        why.rule = "signing.why.not_asked." + suffix;
        return why;
    }
    const std::string right = signs ? "signing.sign" : "signing.act";
    if (!ctx.actor.may(right)) {
        why.rule = "signing.why.asked." + suffix;
        why.right = right;
        return why;
    }
    why.allowed = mine->state == StepState::active;
    why.rule = (why.allowed ? "signing.why.asked." : "signing.why.not_yet.") + suffix;
    if (why.allowed) return why;
    why.who.clear();
    for (const auto* step : round->active()) why.who.push_back(step->position_name);
    return why;
}

}  // namespace signing
