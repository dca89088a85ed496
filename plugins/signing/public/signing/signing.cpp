// SPDX-License-Identifier: Apache-2.0
#include "signing/signing.h"

#include <array>

namespace signing {
namespace {

using core::Code;
using core::Error;

template <class E, std::size_t n>
E named(std::string_view text, const std::array<E, n>& all) {
    for (E each : all)
        if (name(each) == text) return each;
    throw Error(Code::internal, "signing.error.state", {{"value", std::string(text)}});
}

}  // namespace

std::string_view name(StepKind kind) {
    switch (kind) {
        case StepKind::initial: return "initial";
        case StepKind::coordination: return "coordination";
        case StepKind::signature: return "signature";
    }
    return "initial";
}

std::string_view name(StepState state) {
    switch (state) {
        case StepState::waiting: return "waiting";
        case StepState::active: return "active";
        case StepState::passed: return "passed";
        case StepState::returned: return "returned";
        case StepState::void_: return "void";
        case StepState::lapsed: return "lapsed";
        case StepState::removed: return "removed";
    }
    return "void";
}

std::string_view name(Origin origin) {
    switch (origin) {
        case Origin::drafter: return "drafter";
        case Origin::line: return "line";
        case Origin::circuit: return "circuit";
        case Origin::added: return "added";
    }
    return "drafter";
}

std::string_view name(RoundState state) {
    switch (state) {
        case RoundState::running: return "running";
        case RoundState::approved: return "approved";
        case RoundState::signing: return "signing";
        case RoundState::sealed: return "sealed";
        case RoundState::returned: return "returned";
        case RoundState::cancelled: return "cancelled";
    }
    return "cancelled";
}

StepKind step_kind_named(std::string_view text) {
    return named(text, std::array{StepKind::initial, StepKind::coordination, StepKind::signature});
}

StepState step_state_named(std::string_view text) {
    return named(text, std::array{StepState::waiting, StepState::active, StepState::passed, StepState::returned,
                                  StepState::void_, StepState::lapsed, StepState::removed});
}

Origin origin_named(std::string_view text) {
    return named(text, std::array{Origin::drafter, Origin::line, Origin::circuit, Origin::added});
}

RoundState round_state_named(std::string_view text) {
    return named(text, std::array{RoundState::running, RoundState::approved, RoundState::signing,
                                  RoundState::sealed, RoundState::returned, RoundState::cancelled});
}

core::Json StepReady::json() const {
    return {{"subject", subject}, {"position", position.text()}, {"kind", signing::name(kind)}};
}

StepReady StepReady::from(const core::Json& json) {
    return {core::json::text(json, "subject"),
            core::PositionId::parse(core::json::text(json, "position")),
            step_kind_named(core::json::text(json, "kind"))};
}

core::Json Sealed::json() const { return {{"subject", subject}, {"bytes", bytes.hex()}}; }

Sealed Sealed::from(const core::Json& json) {
    return {core::json::text(json, "subject"), core::Digest::parse(core::json::text(json, "bytes"))};
}

}  // namespace signing
